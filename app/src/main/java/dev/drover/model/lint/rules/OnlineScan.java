package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A scan that somebody waits for. */
@Component
class OnlineScan implements LintRule {

    private static final Threshold RATE =
            Threshold.of("rate", "Calls a second from which it is online", "0.1", "calls/s");
    private static final RuleDescription RULE = RuleDescription.of(
            "SCN-01",
            Severity.HIGH,
            "A scan for a pattern with a latency target, or one that is called often.",
            "Well-Architected DynamoDB lens",
            RATE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path -> path.operation().equals("Scan"))
                        .filter(path -> pattern.promise().latencyP99Ms() != null
                                || Math.max(Units.average(pattern), Units.peak(pattern)) > limits.of(RATE))
                        .map(path -> RULE.finding(
                                LintInput.place(pattern),
                                "It scans all of " + path.structure().name()
                                        + (pattern.promise().latencyP99Ms() == null
                                                ? ", "
                                                        + Numbers.words(
                                                                Math.max(Units.average(pattern), Units.peak(pattern)))
                                                        + " times/s; above " + limits.words(RATE) + " it is online."
                                                : " and must answer within "
                                                        + Numbers.words(Objects.requireNonNull(pattern.promise()
                                                                .latencyP99Ms()))
                                                        + " ms: it becomes slower with every row."),
                                "Give it a key, or serve it from an export.")));
    }
}
