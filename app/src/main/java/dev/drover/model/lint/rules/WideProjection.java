package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.AttributeMapping;
import dev.drover.model.Projection;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index that carries everything although little is read. */
@Component
class WideProjection implements LintRule {

    private static final Threshold SHARE =
            Threshold.of("share", "Share of the attributes that the patterns need", "0.5", "");
    private static final Threshold SIZE =
            Threshold.of("size", "Item size below which nothing is saved", "1024", "bytes");
    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-04",
            Severity.MEDIUM,
            "An index that carries every attribute although its patterns need at most half of them; counted in attributes, because their sizes are not known.",
            RuleDescription.DYNAMODB,
            SHARE,
            SIZE);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.coverage().structures().stream()
                .filter(structure ->
                        structure.index() != null && structure.index().projection() == Projection.ALL)
                .flatMap(structure -> wide(input, limits, structure).stream());
    }

    private static Optional<Finding> wide(LintInput input, Limits limits, Structure structure) {
        List<AccessPattern> patterns = input.through(structure).toList();
        boolean known = !patterns.isEmpty()
                && patterns.stream()
                        .allMatch(pattern -> !pattern.attributesNeeded().isEmpty()
                                && !pattern.attributesNeeded().contains("*"));
        boolean large = patterns.stream().anyMatch(pattern -> {
            Integer bytes = pattern.volume().bytesAverage();
            return bytes != null && bytes > limits.of(SIZE);
        });
        if (!known || !large) {
            return Optional.empty();
        }
        Set<String> carried = structure.table().entities().stream()
                .filter(structure::holds)
                .flatMap(entity -> entity.attributes().stream())
                .map(AttributeMapping::attribute)
                .collect(Collectors.toSet());
        Set<String> needed = new HashSet<>();
        patterns.forEach(pattern -> pattern.entities().stream()
                .flatMap(name -> Held.in(structure.table(), name).stream())
                .forEach(held -> pattern.attributesNeeded()
                        .forEach(name -> held.attribute(name).ifPresent(needed::add))));
        needed.retainAll(carried);
        double share = carried.isEmpty() ? 1 : (double) needed.size() / carried.size();
        return share > limits.of(SHARE)
                ? Optional.empty()
                : Optional.of(RULE.finding(
                        LintInput.place(structure),
                        structure.name() + " carries " + carried.size() + " attributes, and its patterns need "
                                + needed.size() + " of them, " + Numbers.percent(limits.of(SHARE)) + " or less.",
                        "Include only what is needed: it costs less with every write."));
    }
}
