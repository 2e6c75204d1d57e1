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

/** A copy of which nobody has said how old it may be. */
@Component
class UnownedCopy implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-06",
            Severity.HIGH,
            "A column of another table that is copied into items, without an assumption that names it and without a"
                    + " pattern that says how old it may be.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return Copies.of(input)
                .filter(copy -> input.assumptions().stream().noneMatch(known -> isNamed(copy, known.sentence())))
                .filter(copy -> copy.readers(input)
                        .allMatch(pattern -> pattern.promise().stalenessMs() == null))
                .map(copy -> RULE.finding(
                        copy.place(),
                        copy.mapping().attribute() + " of " + copy.entity() + " is a copy of " + copy.column()
                                + ", which does not follow by itself. No assumption names it, and no pattern that"
                                + " reads it says how old it may be.",
                        "State the staleness of the patterns that read it, or add an assumption that says who"
                                + " refreshes " + copy.entity() + "."
                                + copy.mapping().attribute() + "."));
    }

    /** Whether a sentence has the attribute and the entity in it, both as whole words. */
    private static boolean isNamed(Copies.Copy copy, String sentence) {
        return hasWord(sentence, copy.mapping().attribute())
                && (hasWord(sentence, copy.entity())
                        || hasWord(sentence, copy.owner().entity().sourceTable()));
    }

    private static boolean hasWord(String sentence, String word) {
        return Pattern.compile(
                        "(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(sentence)
                .find();
    }
}
