package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.coverage.ClaimedPath;
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
                .flatMap(pattern -> ClaimedPath.of(pattern, input.coverage().structures()).stream()
                        .flatMap(claim -> mismatches(pattern, claim)));
    }

    private static Stream<Finding> mismatches(AccessPattern pattern, ClaimedPath claim) {
        Structure structure = claim.structure();
        KeyAttribute key = structure.partitionKey();
        KeyAttribute sortKey = structure.sortKey();
        List<EntityMapping> held =
                structure.table().entities().stream().filter(structure::holds).toList();
        List<EntityMapping> beside = held.stream()
                .filter(entity -> claim.partition().isEmpty()
                        || claim.partition().stream().anyMatch(Templates.text(entity, key.name())::startsWith))
                .toList();
        Stream<Finding> partition = mismatches(pattern, structure, key, held, claim.partition());
        // Where the partition key is wrong already, there is nothing to compare the sort key with.
        return sortKey == null || beside.isEmpty()
                ? partition
                : Stream.concat(partition, mismatches(pattern, structure, sortKey, beside, claim.sort()));
    }

    private static Stream<Finding> mismatches(
            AccessPattern pattern,
            Structure structure,
            KeyAttribute key,
            List<EntityMapping> entities,
            List<String> beginnings) {
        List<String> templates = entities.stream()
                .map(entity -> Templates.text(entity, key.name()))
                .distinct()
                .toList();
        return beginnings.stream()
                .filter(beginning -> templates.stream().noneMatch(template -> template.startsWith(beginning)))
                .map(beginning -> RULE.finding(
                        LintInput.place(pattern),
                        "It expects " + key.name() + " of " + structure.name() + " to begin with " + beginning
                                + ", and "
                                + (templates.isEmpty()
                                        ? "no entity is there"
                                        : "the templates there write " + Words.list(templates))
                                + ": it would find nothing.",
                        "Put " + beginning + " in front of the template, or correct how the pattern is served."));
    }
}
