package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pattern that lacks what decides on its key and cost. */
@Component
class MissingPromise implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-11",
            Severity.MEDIUM,
            "A pattern without consistency, latency target, bound of the result or item size.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls().flatMap(pattern -> {
            List<String> missing = missing(pattern);
            return missing.isEmpty()
                    ? Stream.of()
                    : Stream.of(RULE.finding(
                            LintInput.place(pattern),
                            "Nobody has said the " + Words.list(missing) + ".",
                            "Fill it in: without it, key, index and cost are a guess."));
        });
    }

    private static List<String> missing(AccessPattern pattern) {
        List<String> missing = new ArrayList<>();
        if (pattern.promise().consistency() == null) {
            missing.add("consistency");
        }
        if (pattern.promise().latencyP99Ms() == null) {
            missing.add("p99 target");
        }
        boolean several = pattern.cardinality() == Cardinality.MULTIPLE || pattern.cardinality() == Cardinality.ALL;
        if (several && pattern.volume().itemsBound().isBlank()) {
            missing.add("most items per call");
        }
        if (pattern.volume().bytesAverage() == null) {
            missing.add("item size");
        }
        return missing;
    }
}
