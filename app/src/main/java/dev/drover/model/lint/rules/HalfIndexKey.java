package dev.drover.model.lint.rules;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Words;
import dev.drover.model.lint.Finding;
import dev.drover.model.lint.Limits;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.lint.RuleDescription;
import dev.drover.model.lint.Severity;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An index that is declared twice, or for which an entity lacks half of the key. */
@Component
class HalfIndexKey implements LintRule {

    private static final RuleDescription RULE = RuleDescription.of(
            "IDX-15",
            Severity.ERROR,
            "Two indexes of one name, or an entity that fills only one of the two keys of an index and so never appears in it.",
            RuleDescription.DYNAMODB);

    @Override
    public RuleDescription describe() {
        return RULE;
    }

    @Override
    public Stream<Finding> findings(LintInput input, Limits limits) {
        return input.model().tables().stream().flatMap(table -> Stream.concat(doubles(table), halves(table)));
    }

    private static Stream<Finding> doubles(TargetTable table) {
        return table.indexes().stream()
                .collect(Collectors.groupingBy(GlobalIndex::name, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue() > 1)
                .map(name -> RULE.finding(
                        new Place.InModel(table.name() + " · " + name.getKey()),
                        table.name() + " has " + name.getValue() + " indexes called " + name.getKey() + ".",
                        "Rename or remove one."));
    }

    /** A key that serves elsewhere too says nothing about whether the entity is meant to be in this index. */
    private static boolean isOnlyOf(GlobalIndex index, KeyAttribute key, TargetTable table) {
        return !table.primaryKey().contains(key)
                && table.indexes().stream()
                        .noneMatch(other -> !other.equals(index) && other.keys().contains(key));
    }

    private static Stream<Finding> halves(TargetTable table) {
        return table.indexes().stream()
                .filter(index -> !index.local())
                .flatMap(index -> table.entities().stream()
                        .filter(entity -> {
                            long filled = index.keys().stream()
                                    .filter(key -> entity.key(key.name()).isPresent())
                                    .count();
                            return filled < index.keys().size()
                                    && index.keys().stream()
                                            .filter(key -> isOnlyOf(index, key, table))
                                            .anyMatch(key ->
                                                    entity.key(key.name()).isPresent());
                        })
                        .map(entity -> RULE.finding(
                                new MappedEntity(table, entity).place(),
                                entity.entity() + " fills only some of "
                                        + Words.list(index.keys().stream()
                                                .map(KeyAttribute::name)
                                                .toList())
                                        + ", so " + index.name() + " never holds it.",
                                "Add what is missing, or remove what there is.")));
    }
}
