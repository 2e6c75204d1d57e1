package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.mapping.ModelAdvice;
import dev.drover.model.mapping.ModelAdvice.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A range over numbers that are kept as text. */
@Component
class TextOrder implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-08",
            Severity.HIGH,
            "A pattern that narrows or orders by a number that is text without leading zeros, where 10 comes before 9.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        List<MappingProblem> problems = input.source().stream()
                .flatMap(source -> ModelAdvice.of(input.model(), source.schema(), EnumSet.of(Topic.ORDER)).stream())
                .toList();
        return input.entities()
                .flatMap(owner -> problems.stream()
                        .filter(problem ->
                                problem.where().startsWith(owner.place().where() + " · "))
                        .flatMap(problem -> sorting(input, owner, problem).stream()
                                .map(pattern -> RULE.finding(
                                        new Place.InModel(problem.where()),
                                        problem.sentence() + " " + pattern.id() + " " + pattern.name()
                                                + " relies on the order.",
                                        "Write the number with a width in the template."))));
    }

    /** The first pattern that relies on the order of the column that the advice begins with. */
    private static Optional<AccessPattern> sorting(LintInput input, MappedEntity owner, MappingProblem problem) {
        String column = problem.sentence().substring(0, problem.sentence().indexOf(' '));
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .filter(pattern -> pattern.entities().stream()
                        .anyMatch(name -> Words.sameThing(name, owner.entity().entity())
                                || Words.sameThing(name, owner.entity().sourceTable())))
                .filter(pattern -> pattern.sortBy().stream()
                        .anyMatch(condition -> (condition.operator() != Operator.EQ || pattern.ordering() != null)
                                && new Held(owner.entity(), null).names(condition.attribute(), column)))
                .findFirst();
    }
}
