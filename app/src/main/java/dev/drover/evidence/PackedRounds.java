package dev.drover.evidence;

import dev.drover.execution.Run;
import dev.drover.signoff.round.Round;
import dev.drover.signoff.round.Rounds;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The minutes of every go/no-go round of the migration; the digest tells which of them were about the plan of the run. */
@Component
@Order(3)
class PackedRounds implements PackPart {

    private final Rounds rounds;

    PackedRounds(Rounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void addTo(PackWriter pack, Run run) throws IOException {
        List<Round> all = rounds.of(run.migration()).stream()
                .sorted(Comparator.comparingInt(Round::number))
                .toList();
        pack.add("go-no-go.tsv", writer -> {
            writer.write(Lines.of(
                            "round",
                            "revision",
                            "digest",
                            "digestOfRun",
                            "at",
                            "person",
                            "roles",
                            "what",
                            "words",
                            "seen")
                    + "\n");
            for (Round round : all) {
                write(round, run, writer);
            }
        });
    }

    private static void write(Round round, Run run, Writer writer) throws IOException {
        line(writer, round, run, round.openedAt(), round.openedName(), "", "OPENED", "", "");
        for (Round.Say say : round.said()) {
            line(writer, round, run, say.at(), say.personName(), say.roles(), word(say.go()), say.reason(), "");
        }
        Round.Closing closing = round.closing();
        if (closing != null) {
            line(
                    writer,
                    round,
                    run,
                    closing.at(),
                    closing.personName(),
                    "",
                    "CLOSED_" + word(closing.go()),
                    closing.note(),
                    closing.seen());
        }
    }

    private static String word(boolean go) {
        return go ? "GO" : "NO_GO";
    }

    private static void line(Writer writer, Round round, Run run, @Nullable Object... fields) throws IOException {
        writer.write(Lines.of(round.number(), round.revision(), round.digest(), run.digest()) + "\t" + Lines.of(fields)
                + "\n");
    }
}
