package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.ClaimedPath;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A reader of a spread key that does not count on asking for each suffix. */
@Component
class MissingFanOut implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-13",
            Severity.MEDIUM,
            "A query of a partition key that is spread over suffixes, and fewer calls than there are suffixes.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ && pattern.cardinality() != Cardinality.SINGLE)
                .flatMap(pattern -> input.path(pattern).stream()
                        .filter(path -> path.operation().equals("Query")
                                && calls(pattern, path) < path.structure().shards())
                        .map(path -> finding(pattern, path)));
    }

    /** What the pattern says; otherwise what its entities take. */
    private static int calls(AccessPattern pattern, Cell path) {
        return ClaimedPath.calls(pattern)
                .orElse(1 + path.shortfall().elsewhere().size());
    }

    private static Finding finding(AccessPattern pattern, Cell path) {
        int shards = path.structure().shards();
        int calls = calls(pattern, path);
        return RULE.finding(
                LintInput.place(pattern),
                "The partition key of " + path.structure().name() + " is spread over " + shards
                        + " suffixes, so that a query of all takes " + shards + " calls, and the pattern counts on "
                        + calls + ".",
                "Say so in Served by, for example \"" + shards
                        + " calls\", and plan for the latency and cost of them.");
    }
}
