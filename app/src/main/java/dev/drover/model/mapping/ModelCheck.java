package dev.drover.model.mapping;

import static dev.drover.model.mapping.ItemSize.utf8Length;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is wrong with a target model by itself, whatever the source looks like. */
public final class ModelCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final int LONGEST_KEY_NAME = 255;
    private static final int MOST_INDEXES = 20;
    private static final int MOST_PROJECTED = 100;

    private final List<MappingProblem> problems = new ArrayList<>();

    private ModelCheck() {}

    /** Everything that DynamoDB or the copy would refuse; empty if the model is sound. */
    public static List<MappingProblem> problems(TargetModel model) {
        ModelCheck check = new ModelCheck();
        if (model.tables().isEmpty()) {
            check.problem("Model", "The model has no table yet. Add one.");
        }
        Set<String> names = new HashSet<>();
        for (TargetTable table : model.tables()) {
            if (!names.add(table.name())) {
                check.problem(table.name(), "There are two tables \"" + table.name() + "\". Rename or remove one.");
            }
            check.table(table);
        }
        new EmbeddingCheck(check.problems).run(model);
        return check.problems;
    }

    private void table(TargetTable table) {
        String where = table.name();
        name(where, "table", table.name());
        table.primaryKey().forEach(key -> keyName(where, key));
        if (table.sortKey() != null
                && table.sortKey().name().equals(table.partitionKey().name())) {
            problem(
                    where,
                    "Partition key and sort key are both called \""
                            + table.partitionKey().name() + "\".");
        }
        types(table);
        if (table.indexes().size() > MOST_INDEXES) {
            problem(
                    where,
                    "The table has " + table.indexes().size() + " indexes, and DynamoDB takes " + MOST_INDEXES
                            + ". Remove those that serve no access pattern.");
        }
        Set<String> indexNames = new HashSet<>();
        for (GlobalIndex index : table.indexes()) {
            if (!indexNames.add(index.name())) {
                problem(
                        where + " · " + index.name(),
                        "There are two indexes \"" + index.name() + "\". Rename or remove one.");
            }
            index(table, index);
        }
        projections(table);
        if (table.entities().isEmpty()) {
            problem(where + " · Entities", "The table holds no entity yet, so nothing would be moved. Add one.");
        }
        Set<String> entityNames = new HashSet<>();
        for (EntityMapping entity : table.entities()) {
            String place = where + " · " + entity.entity();
            if (!entityNames.add(entity.entity())) {
                problem(place, "There are two entities \"" + entity.entity() + "\". Rename or remove one.");
            }
            new EntityCheck(table, entity, place, problems).run();
        }
    }

    private void index(TargetTable table, GlobalIndex index) {
        String where = table.name() + " · " + index.name();
        name(where, "index", index.name());
        keyName(where, index.partitionKey());
        if (index.sortKey() != null) {
            keyName(where, index.sortKey());
            if (index.sortKey().name().equals(index.partitionKey().name())) {
                problem(
                        where,
                        "Partition key and sort key are both called \""
                                + index.partitionKey().name() + "\".");
            }
        }
        List<KeyAttribute> key = index.sortKey() == null
                ? List.of(index.partitionKey())
                : List.of(index.partitionKey(), index.sortKey());
        if (key.equals(table.primaryKey())) {
            problem(where, "The index has the same key as its table and finds nothing else. Remove it.");
        }
        if (index.projection() == Projection.INCLUDE && index.projected().isEmpty()) {
            problem(
                    where,
                    "The index includes named attributes and names none. Name at least one, or carry only keys.");
        }
        Set<String> projected = new HashSet<>();
        for (String attribute : index.projected()) {
            if (!projected.add(attribute)) {
                problem(where, "The attribute \"" + attribute + "\" is included twice. Remove one.");
            }
        }
    }

    private void projections(TargetTable table) {
        int projected = table.indexes().stream()
                .filter(index -> index.projection() == Projection.INCLUDE)
                .mapToInt(index -> index.projected().size())
                .sum();
        if (projected > MOST_PROJECTED) {
            problem(
                    table.name(),
                    "The indexes include " + projected + " attributes together, and DynamoDB takes " + MOST_PROJECTED
                            + " a table. Let one carry everything.");
        }
    }

    /** One attribute has one type, in every key that it is part of. */
    private void types(TargetTable table) {
        Map<String, KeyAttribute> known = new HashMap<>();
        for (KeyAttribute key : table.keyAttributes()) {
            KeyAttribute other = known.putIfAbsent(key.name(), key);
            if (other != null) {
                problem(
                        table.name(),
                        "The key attribute \"" + key.name() + "\" is " + other.type() + " in one key and " + key.type()
                                + " in another. Choose one type.");
            }
        }
    }

    private void name(String where, String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            problem(
                    where,
                    "The name of the " + kind + " is \"" + name
                            + "\". It takes 3 to 255 letters, digits, underscores, hyphens and dots.");
        }
    }

    private void keyName(String where, KeyAttribute key) {
        if (key.name().isBlank()) {
            problem(where, "A key attribute needs a name, for example pk.");
        } else if (utf8Length(key.name()) > LONGEST_KEY_NAME) {
            problem(
                    where,
                    "The name of a key attribute has " + utf8Length(key.name()) + " bytes, and DynamoDB takes "
                            + LONGEST_KEY_NAME + ". Shorten " + Digits.shortened(key.name()) + ".");
        }
    }

    private void problem(String where, String sentence) {
        problems.add(new MappingProblem(where, sentence));
    }
}
