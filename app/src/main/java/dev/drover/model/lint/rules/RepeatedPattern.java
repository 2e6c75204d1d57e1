package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Two patterns that ask the same. */
@Component
class RepeatedPattern implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-06",
            Severity.LOW,
            "A pattern with the same kind, entities, keys and filters as another one.",
            RuleDescription.POLICY);

    private record Question(
            Direction direction,
            Set<String> entities,
            List<KeyCondition> partitionBy,
            List<KeyCondition> sortBy,
            String filters) {}

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        Map<Question, AccessPattern> known = new HashMap<>();
        return input
                .calls()
                .filter(pattern -> !pattern.entities().isEmpty())
                .flatMap(pattern -> {
                    AccessPattern first = known.putIfAbsent(question(pattern), pattern);
                    return first == null
                            ? Stream.of()
                            : Stream.of(RULE.finding(
                                    LintInput.place(pattern),
                                    "It asks the same as " + first.id() + " " + first.name()
                                            + ", so its calls may be counted twice.",
                                    "Retire one of them, or say what is different."));
                })
                .toList()
                .stream();
    }

    private static Question question(AccessPattern pattern) {
        return new Question(
                pattern.direction(),
                pattern.entities().stream().map(Words::plain).collect(Collectors.toSet()),
                pattern.partitionBy(),
                pattern.sortBy(),
                pattern.filters().strip());
    }
}
