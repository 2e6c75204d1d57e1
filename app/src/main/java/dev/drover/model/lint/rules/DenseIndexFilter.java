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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A filter that throws away most of what an index finds. */
@Component
class DenseIndexFilter implements LintRule {

    private static final Threshold SHARE = Threshold.of("share", "Share of what is read that is kept", "0.5", "");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-12",
            Severity.MEDIUM,
            "A query of an index whose filter throws half or more away.",
            "AWS agent toolkit",
            SHARE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path ->
                                path.structure().isIndex() && path.operation().equals("Query"))
                        .flatMap(path -> {
                            BigDecimal kept = pattern.selectivity();
                            return kept == null || kept.doubleValue() > limits.of(SHARE)
                                    ? Stream.of()
                                    : Stream.of(
                                            RULE.finding(
                                                    LintInput.place(pattern),
                                                    "Its filter keeps " + Numbers.percent(kept.doubleValue())
                                                            + " of what "
                                                            + path.structure().name() + " finds; all of it is paid. "
                                                            + Numbers.percent(limits.of(SHARE))
                                                            + " or less is too little.",
                                                    "Give only the wanted items the keys of the index, or put the filter into a key."));
                        }));
    }
}
