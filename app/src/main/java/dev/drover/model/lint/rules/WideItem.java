package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An item with very many attributes. */
@Component
class WideItem implements LintRule {

    private static final Threshold MOST = Threshold.of("most", "Attributes of one entity", "50", "attributes");
    private static final RuleDescription RULE = RuleDescription.of(
            "SIZ-04", Severity.MEDIUM, "An entity with very many attributes.", "Published finding thresholds", MOST);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .filter(owner -> owner.entity().attributes().size() >= limits.of(MOST))
                .map(owner -> RULE.finding(
                        owner.place(),
                        owner.entity().entity() + " has "
                                + Numbers.words(owner.entity().attributes().size()) + " attributes; "
                                + limits.words(MOST) + " or more are many.",
                        "Split it by what is read together, or keep what is seldom read as one map."));
    }
}
