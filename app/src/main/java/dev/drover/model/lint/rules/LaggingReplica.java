package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.relational.RelationalStore;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Replicas that are further behind than a pattern can stand. */
@Component
class LaggingReplica implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "RPL-02",
            Severity.HIGH,
            "A pattern that uses the reader endpoint and allows answers that are less old than the p95 lag of replicas.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        RelationalStore store = input.model().relationalStore();
        Integer lag = store == null ? null : store.reader().lagMs();
        return store == null || lag == null
                ? Stream.of()
                : ReaderEndpoint.patterns(input)
                        .filter(pattern -> pattern.direction() == Direction.READ)
                        .flatMap(pattern -> finding(pattern, lag, store.reader().lagOrigin()));
    }

    private static Stream<Finding> finding(AccessPattern pattern, int lag, String origin) {
        Integer allowed = pattern.promise().stalenessMs();
        return allowed == null || allowed >= lag
                ? Stream.of()
                : Stream.of(RULE.finding(
                        LintInput.place(pattern),
                        "Its answers may be " + Numbers.words(allowed) + " ms old, and replicas are "
                                + Numbers.words(lag) + " ms behind at p95 (" + origin + ").",
                        "Let it use the endpoint of the writer, allow older answers, or make the replicas faster."));
    }
}
