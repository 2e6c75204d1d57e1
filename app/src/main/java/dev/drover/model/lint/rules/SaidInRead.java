package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.Saying;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import java.util.stream.Stream;

/** Reads of which people wrote that they ask for something that no key answers. */
abstract class SaidInRead implements LintRule {

    private final RuleDescription rule;
    private final Saying saying;
    private final String because;
    private final String remedy;

    /** @param because what DynamoDB does instead, as the end of a sentence */
    SaidInRead(RuleDescription rule, Saying saying, String because, String remedy) {
        this.rule = rule;
        this.saying = saying;
        this.because = because;
        this.remedy = remedy;
    }

    @Override
    public RuleDescription describe() {
        return rule;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .flatMap(pattern -> saying.in(pattern).stream()
                        .map(said -> rule.finding(
                                LintInput.place(pattern), "It says \"" + said + "\": " + because, remedy)));
    }
}
