package dev.drover.model.lint.rules;

import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A view that a pattern reads. */
@Component
class UsedView implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "REL-07", Severity.MEDIUM, "A pattern that reads a view of the source.", RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return SourceRules.of(input, Kind.VIEW)
                .flatMap(view -> input.calls()
                        .filter(pattern ->
                                pattern.entities().stream().anyMatch(name -> Words.sameThing(name, view.name())))
                        .map(pattern -> RULE.finding(
                                LintInput.place(pattern),
                                "It reads the view " + view.name() + " over " + view.table()
                                        + ", and the target has no views.",
                                "Name what the view joins as entities of the pattern.")));
    }
}
