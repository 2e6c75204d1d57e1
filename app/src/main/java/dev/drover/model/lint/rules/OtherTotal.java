package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.Load;
import dev.drover.inventory.total.DeclaredTotal;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The patterns together are not what the whole system is said to do. */
@Component
class OtherTotal implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Difference from the declared total", "0.05", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "COV-07",
            Severity.MEDIUM,
            "A declared total of calls per second that the patterns of now do not add up to.",
            "Found in published models",
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        DeclaredTotal total = input.declared().total();
        if (total == null) {
            return Stream.of();
        }
        List<AccessPattern> now = input.calls()
                .filter(pattern -> pattern.horizon() == Horizon.NOW)
                .toList();
        List<String> differences = Stream.of(
                        difference("on average", total.averagePerSecond(), now, Load::averagePerSecond, limits),
                        difference("at peak", total.peakPerSecond(), now, Load::peakPerSecond, limits))
                .flatMap(Optional::stream)
                .toList();
        return differences.isEmpty()
                ? Stream.of()
                : Stream.of(RULE.finding(
                        new Place.WholeInventory(),
                        String.join(" ", differences) + " The total is known from: " + total.origin() + ".",
                        "Look for patterns that are missing, counted twice or have no rate, or correct the total."));
    }

    private static Optional<String> difference(
            String what,
            @Nullable BigDecimal declared,
            List<AccessPattern> patterns,
            Function<Load, @Nullable BigDecimal> rate,
            Limits limits) {
        List<BigDecimal> rates = patterns.stream()
                .map(pattern -> rate.apply(pattern.load()))
                .filter(Objects::nonNull)
                .toList();
        BigDecimal sum = rates.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (declared == null || !differs(sum, declared, limits.exact(SHARE))) {
            return Optional.empty();
        }
        int without = patterns.size() - rates.size();
        return Optional.of(
                "The patterns add up to " + Numbers.words(sum) + " calls/s " + what + ", and the declared total is "
                        + Numbers.words(declared) + " calls/s."
                        + (without == 0 ? "" : " Of " + patterns.size() + " patterns, " + without + " have no rate."));
    }

    private static boolean differs(BigDecimal sum, BigDecimal declared, BigDecimal share) {
        return sum.subtract(declared).abs().compareTo(declared.multiply(share)) > 0;
    }
}
