package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Texts that the source compares in another way. */
@Component
class CollatedKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "TYP-07",
            Severity.MEDIUM,
            "A key made of a column that the source compares without case or without blanks at its end.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> Columns.rows(owner, input).stream()
                        .flatMap(rows -> owner.entity().keys().stream()
                                .flatMap(key -> Templates.columns(Templates.parts(key.template())).stream()
                                        .flatMap(column -> rows.column(column).stream())
                                        .filter(column -> column.type().equals("citext")
                                                || column.type().equals("bpchar"))
                                        .map(column -> RULE.finding(
                                                owner.place(key.attribute()),
                                                column.name() + " is "
                                                        + (column.type().equals("citext")
                                                                ? "the same in capitals and small letters"
                                                                : "filled up with blanks")
                                                        + " in the source; DynamoDB compares every character.",
                                                "Bring it into one form in the source first.")))));
    }
}
