package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An entity that is read and never written, or written and never read. */
@Component
class OneWayEntity implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "COV-05",
            Severity.MEDIUM,
            "An entity that the patterns read and never write, or write and never read.",
            RuleDescription.POLICY);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        Set<String> read = names(input, pattern -> pattern.direction() == Direction.READ);
        Set<String> written = names(input, pattern -> pattern.direction().writes());
        return Stream.concat(
                lonely(read, written, "read and never written", "what writes it"),
                lonely(written, read, "written and never read", "what reads it"));
    }

    private Stream<Finding> lonely(Set<String> names, Set<String> others, String how, String what) {
        return names.stream()
                .filter(name -> others.stream().noneMatch(other -> Words.sameThing(name, other)))
                .map(name -> RULE.finding(
                        new Place.Named("Entity " + name),
                        name + " is " + how + ": a pattern is missing, or the entity is not needed.",
                        "Add a pattern for " + what + ", even if it is a nightly job."));
    }

    /** Each thing once, however many spellings it has. */
    private static Set<String> names(LintInput input, Predicate<AccessPattern> kind) {
        Set<String> distinct = new LinkedHashSet<>();
        input.calls()
                .filter(kind)
                .flatMap(pattern -> pattern.entities().stream())
                .forEach(distinct::add);
        Set<String> names = new LinkedHashSet<>();
        for (String name : distinct) {
            if (names.stream().noneMatch(known -> Words.sameThing(known, name))) {
                names.add(name);
            }
        }
        return names;
    }
}
