package dev.drover.web.home;

import dev.drover.execution.Run;
import dev.drover.migration.Migration;
import dev.drover.web.migration.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration as the first page shows it.
 *
 * @param run the run that is active, or else the newest; null if there was none
 * @param moves what it waits for
 */
record HomeRow(Migration migration, @Nullable Run run, List<Move> moves) {

    public List<Move> mine() {
        return moves.stream().filter(Move::forViewer).toList();
    }
}
