package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A read that throws nearly everything away. */
@Component
class WastefulFilter implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of what is read that is kept", "0.1", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-02",
            Severity.MEDIUM,
            "A read of a table whose filter keeps very little: a filter does not make a read cheaper.",
            RuleDescription.DYNAMODB,
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path -> path.operation().equals("Scan")
                                || !path.structure().isIndex())
                        .flatMap(path -> {
                            BigDecimal kept = pattern.selectivity();
                            return pattern.direction() != Direction.READ
                                            || kept == null
                                            || kept.doubleValue() >= limits.of(SHARE)
                                    ? Stream.of()
                                    : Stream.of(RULE.finding(
                                            LintInput.place(pattern),
                                            "It keeps " + Numbers.percent(kept.doubleValue())
                                                    + " of what it reads, less than "
                                                    + Numbers.percent(limits.of(SHARE)) + ", and pays for all of it.",
                                            "Put the filter into a key or a sparse index."));
                        }));
    }
}
