package dev.drover.sign.signs;

import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.PatternChange;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternId;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How long access patterns take from draft to agreed and from agreed to implemented, compared with the quarter before. */
@Component
class LeadTime implements WarningSign {

    private static final Duration QUARTER = Duration.ofDays(90);
    /** Fewer say nothing about a median. */
    private static final int ENOUGH = 3;

    private static final double HOURS_OF_A_DAY = 24;
    private static final SignDescription SIGN = new SignDescription(
            "lead-time",
            "Slower delivery",
            "Does it take longer and longer until a new need is served?",
            Scale.TIMES,
            Bound.above(1.5),
            new Remedy(Page.INVENTORY, "Ask the teams what holds them up; if it is the data model, change it."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        Map<PatternId, Map<PatternStatus, Instant>> reached = reached(input.statuses());
        return Stream.of(
                        leg(reached, PatternStatus.DRAFT, PatternStatus.AGREED, input.at()),
                        leg(reached, PatternStatus.AGREED, PatternStatus.IMPLEMENTED, input.at()))
                .flatMap(Optional::stream)
                .max(Comparator.comparingDouble(leg -> Objects.requireNonNull(leg.value())))
                .orElseGet(() -> Measured.missing("Needs at least " + ENOUGH
                        + " access patterns that were agreed or implemented in the last 90 days, and as many in the 90"
                        + " days before."));
    }

    /** When each pattern got a status for the first time. */
    private static Map<PatternId, Map<PatternStatus, Instant>> reached(List<PatternChange> changes) {
        Map<PatternId, Map<PatternStatus, Instant>> reached = new HashMap<>();
        for (PatternChange change : changes) {
            change.of(PatternField.STATUS)
                    .map(field -> field.after())
                    .filter(status -> !status.isEmpty())
                    .ifPresent(status -> reached.computeIfAbsent(change.id(), id -> new EnumMap<>(PatternStatus.class))
                            .putIfAbsent(PatternStatus.valueOf(status), change.at()));
        }
        return reached;
    }

    private static Optional<Measured> leg(
            Map<PatternId, Map<PatternStatus, Instant>> reached, PatternStatus from, PatternStatus to, Instant now) {
        List<Double> before = new ArrayList<>();
        List<Double> lately = new ArrayList<>();
        for (Map<PatternStatus, Instant> of : reached.values()) {
            Instant begin = of.get(from);
            Instant end = of.get(to);
            if (begin == null
                    || end == null
                    || end.isBefore(begin)
                    || end.isBefore(now.minus(QUARTER.multipliedBy(2)))) {
                continue;
            }
            (end.isAfter(now.minus(QUARTER)) ? lately : before)
                    .add(Duration.between(begin, end).toMinutes() / 60.0 / HOURS_OF_A_DAY);
        }
        if (before.size() < ENOUGH || lately.size() < ENOUGH || median(before) == 0) {
            return Optional.empty();
        }
        return Optional.of(Measured.of(
                median(lately) / median(before),
                "From " + word(from) + " to " + word(to) + " a new need took " + Numbers.words(median(lately))
                        + " days in the last 90 days, and " + Numbers.words(median(before))
                        + " days in the 90 days before."));
    }

    private static String word(PatternStatus status) {
        return status == PatternStatus.DRAFT ? "first draft" : status == PatternStatus.AGREED ? "agreed" : "in use";
    }

    private static double median(List<Double> days) {
        List<Double> sorted = days.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
