package dev.drover.model.lint.rules;

import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A list inside an item that grows without end. */
@Component
class UnboundedList implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-05",
            Severity.HIGH,
            "Children kept as a list inside an item although a pattern says that their number has no bound.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(Bounds::isUnbounded)
                .flatMap(pattern -> input.model().tables().stream()
                        .flatMap(table -> pattern.entities().stream()
                                .flatMap(name -> input.held(table, name).stream())
                                .flatMap(held -> {
                                    Embedded list = held.list();
                                    return list == null
                                            ? Stream.of()
                                            : Stream.of(
                                                    RULE.finding(
                                                            new MappedEntity(table, held.entity())
                                                                    .place(list.attribute()),
                                                            pattern.id() + " " + pattern.name()
                                                                    + " says that there is no bound, and "
                                                                    + list.attribute() + " holds at most "
                                                                    + Numbers.words(list.max())
                                                                    + ": rows with more are set aside.",
                                                            "Give the children items of their own under the same partition key."));
                                })));
    }
}
