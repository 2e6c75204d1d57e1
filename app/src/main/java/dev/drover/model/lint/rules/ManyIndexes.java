package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** More indexes than a table takes, or than is good for it. */
@Component
class ManyIndexes implements LintRule {

    private static final Threshold MOST =
            Threshold.of("most", "Indexes that DynamoDB takes by default", "20", "indexes");
    private static final Threshold GOOD =
            Threshold.of("good", "Indexes of one table from which somebody should look", "5", "indexes");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-01",
            Severity.MEDIUM,
            "A table with many indexes; an error beyond what DynamoDB takes without a raised quota.",
            RuleDescription.DYNAMODB,
            MOST,
            GOOD);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream()
                .filter(table -> table.indexes().size() > limits.of(GOOD))
                .map(table -> RULE.finding(
                        table.indexes().size() > limits.of(MOST) ? Severity.ERROR : Severity.MEDIUM,
                        new Place.InModel(table.name()),
                        table.name() + " has " + Numbers.count(table.indexes().size(), "index", "indexes")
                                + ", more than "
                                + limits.words(table.indexes().size() > limits.of(MOST) ? MOST : GOOD) + ".",
                        "Share one index between entities, and leave out what serves few calls."));
    }
}
