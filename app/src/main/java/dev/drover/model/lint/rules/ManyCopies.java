package dev.drover.model.lint.rules;

import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import dev.drover.model.lint.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A fact of the source that is kept in many places. */
@Component
class ManyCopies implements LintRule {

    private static final Threshold COPIES = Threshold.of("copies", "Copies of one column", "3", "copies");
    private static final RuleDescription RULE = RuleDescription.of(
            "SHP-07",
            Severity.MEDIUM,
            "A column outside the primary key that more entities keep than is good.",
            RuleDescription.POLICY,
            COPIES);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        Map<String, List<String>> copies = new LinkedHashMap<>();
        input.entities().forEach(owner -> {
            owner.entity().attributes().stream()
                    .filter(FromColumn.class::isInstance)
                    .map(FromColumn.class::cast)
                    .forEach(from -> add(copies, owner.entity().sourceTable(), from, owner));
            Columns.lists(owner.entity())
                    .forEach(list -> list.fields().forEach(field -> add(copies, list.childTable(), field, owner)));
        });
        return copies.entrySet().stream()
                .filter(fact -> fact.getValue().size() > limits.of(COPIES) && !isKey(input, fact.getKey()))
                .map(fact -> RULE.finding(
                        new Place.InSource(fact.getKey()),
                        fact.getKey() + " is kept " + fact.getValue().size() + " times, in "
                                + Words.list(fact.getValue()) + "; more than " + limits.words(COPIES)
                                + " are hard to keep in step.",
                        "Keep it where it is read most, and read it from there."));
    }

    private static void add(Map<String, List<String>> copies, String table, FromColumn from, MappedEntity owner) {
        copies.computeIfAbsent(table + " · " + from.column(), fact -> new ArrayList<>())
                .add(owner.entity().entity());
    }

    private static boolean isKey(LintInput input, String fact) {
        String[] names = fact.split(" · ", 2);
        return input.source()
                .flatMap(source -> source.schema().table(names[0]))
                .filter(rows -> rows.primaryKey().contains(names[1]))
                .isPresent();
    }
}
