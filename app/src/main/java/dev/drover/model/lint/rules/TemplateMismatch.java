package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.KeyAttribute;
import dev.drover.model.coverage.Structure;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A pattern that expects keys to begin with what no template writes. */
@Component
class TemplateMismatch implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "KEY-09",
            Severity.ERROR,
            "A pattern that expects values of a key to begin with something that no template of that key writes.",
            "Found in a published model");

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.calls()
                .flatMap(pattern -> ClaimedPath.of(pattern, input).stream().flatMap(claim -> {
                    Structure structure = claim.structure();
                    KeyAttribute sortKey = structure.sortKey();
                    Stream<Finding> partition =
                            mismatches(pattern, structure, structure.partitionKey(), claim.partition());
                    return sortKey == null
                            ? partition
                            : Stream.concat(partition, mismatches(pattern, structure, sortKey, claim.sort()));
                }));
    }

    private static Stream<Finding> mismatches(
            AccessPattern pattern, Structure structure, KeyAttribute key, List<String> beginnings) {
        List<String> templates = structure.table().entities().stream()
                .filter(structure::holds)
                .map(entity -> Templates.text(entity, key.name()))
                .distinct()
                .toList();
        return beginnings.stream()
                .filter(beginning -> templates.stream().noneMatch(template -> template.startsWith(beginning)))
                .map(beginning -> RULE.finding(
                        LintInput.place(pattern),
                        "It expects " + key.name() + " of " + structure.name() + " to begin with " + beginning
                                + ", and the templates write "
                                + (templates.isEmpty() ? "nothing" : Words.list(templates))
                                + ": it would find nothing.",
                        "Put " + beginning + " in front of the template, or correct how the pattern is served."));
    }
}
