package dev.drover.sign.signs;

import dev.drover.model.TargetTable;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Indexes that the target model got within 90 days, and after the target went live: before, they are planning. */
@Component
class IndexChurn implements WarningSign {

    private static final Duration PERIOD = Duration.ofDays(90);
    private static final SignDescription SIGN = new SignDescription(
            "index-churn",
            "Indexes added afterwards",
            "Does the plan need one index after another to keep up?",
            Scale.COUNT,
            Bound.atLeast(2),
            new Remedy(Page.MODEL, "Look at the keys of the tables before adding another index."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        List<String> indexes = input.design().lint().model().tables().stream()
                .flatMap(table -> names(table).stream())
                .toList();
        if (input.live().isEmpty()) {
            return Measured.missing("The new database is not in use yet, and until then indexes are part of planning;"
                            + " there are " + Numbers.words(indexes.size()) + " now.")
                    .in(indexes)
                    .withBase(indexes.size());
        }
        Instant quarter = input.at().minus(PERIOD);
        return OnTop.since(
                input.live().filter(quarter::isBefore).orElse(quarter),
                input,
                SIGN.id(),
                indexes,
                added -> Numbers.count(added, "index was", "indexes were") + " added",
                Numbers.words(indexes.size()));
    }

    private static List<String> names(TargetTable table) {
        return table.indexes().stream()
                .map(index -> table.name() + " · " + index.name())
                .toList();
    }
}
