package dev.drover.model.lint.rules;

import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Personal or changeable names in a key. */
@Component
class PersonalKey implements LintRule {

    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)(.*_)?(e_?mail|phone|mobile|msisdn|user_?name|login|nick_?name|passport|iban|ssn)(_(address|number|no))?");
    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-06",
            Severity.MEDIUM,
            "A mail address, phone number or user name in a key, where it cannot be changed and is seen everywhere.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.entities()
                .flatMap(owner -> owner.entity().keys().stream()
                        .flatMap(key -> Templates.columns(Templates.parts(key.template())).stream()
                                .filter(column -> PERSONAL.matcher(column).matches())
                                .map(column -> RULE.finding(
                                        owner.place(key.attribute()),
                                        column + " stands in " + key.attribute() + " of "
                                                + owner.entity().entity()
                                                + ": people change it, and keys are in logs and metrics.",
                                        "Use an id that never changes; for lookups, a hash of the value."))));
    }
}
