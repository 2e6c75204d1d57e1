package dev.drover.sign.signs;

import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.discovery.Snapshot;
import dev.drover.discovery.SourceReading;
import dev.drover.discovery.StatementCount;
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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Statements that began to run and that no access pattern knows, by week. */
@Component
class NewStatements implements WarningSign {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final SignDescription SIGN = new SignDescription(
            "new-statements",
            "New kinds of requests",
            "Do applications begin to ask for things that nobody planned?",
            Scale.COUNT,
            Bound.atLeast(3),
            new Remedy(Page.DISCOVERY, "Ask who added them, and take those that stay into the plan."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        return input.source().map(NewStatements::measure).orElseGet(Unmapped::noSnapshot);
    }

    private static Measured measure(Discovery source) {
        Instant last = source.last().at();
        Optional<Snapshot> before = source.snapshots().stream()
                .filter(snapshot -> !snapshot.at().isAfter(last.minus(WEEK)))
                .reduce((earlier, later) -> later);
        if (before.isEmpty()) {
            return Measured.missing(
                    "Needs two snapshots of the old database that are a week apart; the first one is of "
                            + Days.of(source.snapshots().get(0).at()) + " and the latest one of " + Days.of(last)
                            + ".");
        }
        if (source.snapshots().stream()
                .anyMatch(snapshot -> snapshot.reading().statements().size() >= SourceReading.MOST_STATEMENTS)) {
            return Measured.missing(
                    "The old database runs more kinds of requests than a snapshot keeps, so nobody can tell"
                            + " which of them are new.");
        }
        Set<String> known = source.snapshots().stream()
                .filter(snapshot -> !snapshot.at().isAfter(before.get().at()))
                .flatMap(snapshot -> snapshot.reading().statements().stream())
                .map(StatementCount::digest)
                .collect(Collectors.toSet());
        List<Draft> fresh = source.unmapped().stream()
                .filter(draft -> draft.digests().stream().noneMatch(known::contains))
                .toList();
        double weeks = (double) Duration.between(before.get().at(), last).toSeconds() / WEEK.toSeconds();
        return Measured.of(
                        fresh.size() / weeks,
                        Numbers.count(fresh.size(), "kind of request", "kinds of requests")
                                + " that no access pattern knows "
                                + (fresh.size() == 1 ? "has" : "have") + " appeared since "
                                + Days.of(before.get().at())
                                + ", counted by week.")
                .in(Unmapped.names(fresh));
    }
}
