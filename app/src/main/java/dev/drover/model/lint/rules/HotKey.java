package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A key that takes more calls than one partition can. */
@Component
class HotKey implements LintRule {

    private static final Threshold WRITES =
            Threshold.of("writes", "Write units a second that one partition takes", "1000", "write units/s");
    private static final Threshold READS =
            Threshold.of("reads", "Read units a second that one partition takes", "3000", "read units/s");
    private static final Threshold SOON = Threshold.of("soon", "Share of it from which it is medium", "0.5", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-02",
            Severity.HIGH,
            "A busiest key whose calls at peak come near to what one partition takes.",
            RuleDescription.DYNAMODB,
            WRITES,
            READS,
            SOON);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream().flatMap(path -> {
                    BigDecimal share = pattern.topKeyShare();
                    boolean writes = pattern.direction().writes();
                    OptionalDouble units = writes ? Units.write(pattern) : Units.read(pattern, path.operation());
                    if (share == null || units.isEmpty()) {
                        return Stream.of();
                    }
                    double load = Units.peak(pattern) * share.doubleValue() * units.getAsDouble();
                    Threshold most = writes ? WRITES : READS;
                    if (load < limits.of(most) * limits.of(SOON)) {
                        return Stream.of();
                    }
                    double parts = Math.ceil(load / limits.of(most));
                    return Stream.of(RULE.finding(
                            load >= limits.of(most) ? Severity.HIGH : Severity.MEDIUM,
                            LintInput.place(pattern),
                            "The busiest key of " + path.structure().name() + " takes " + Numbers.words(load)
                                    + (writes ? " write" : " read") + " units/s at peak, and one partition takes "
                                    + limits.words(most) + ".",
                            parts > 1
                                    ? "Spread the key over " + Numbers.words(parts)
                                            + " numbered parts, or put a cache in front."
                                    : "Keep an eye on it: growth makes it too hot."));
                }));
    }
}
