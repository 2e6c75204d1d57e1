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
    private static final int MOST_LOCAL_INDEXES = 5;
    private static final int MOST_PROJECTED = 100;
    private static final int MOST_SHARDS = 10_000;

    private final List<MappingProblem> problems = new ArrayList<>();

    private ModelCheck() {}

    /** Everything that DynamoDB or the copy would refuse; empty if the model is sound. */
    public static List<MappingProblem> problems(TargetModel model) {
        ModelCheck check = new ModelCheck();
        if (model.tables().isEmpty()) {
            check.problem(
                    "Model",
                    model.relationalTables().isEmpty() && model.prefixes().isEmpty()
                            ? "The model has no table yet. Add one."
                            : "The model has no DynamoDB table yet, and no step moves rows into relational tables or"
                                    + " prefixes yet. Add one.");
        }
        Set<String> names = new HashSet<>();
        for (TargetTable table : model.tables()) {
            if (!names.add(table.name())) {
                check.problem(table.name(), "There are two tables \"" + table.name() + "\". Rename or remove one.");
            }
            check.table(table);
        }
        new EmbeddingCheck(check.problems).run(model);
        new BehindCheck(model, check).run();
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
        indexes(table, false, "indexes", MOST_INDEXES);
        indexes(table, true, "local indexes", MOST_LOCAL_INDEXES);
        spread(where, table.shards());
        Set<String> indexNames = new HashSet<>();
        for (GlobalIndex index : table.indexes()) {
            if (!indexNames.add(index.name())) {
                problem(
                        where + " · " + index.name(),
                        "There are two indexes \"" + index.name() + "\". Rename or remove one.");
            }
            new IndexCheck(table, index, this).run();
        }
        projections(table);
        new OptionsCheck(table, this).run();
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

    private void indexes(TargetTable table, boolean local, String word, int most) {
        long count =
                table.indexes().stream().filter(index -> index.local() == local).count();
        if (count > most) {
            problem(
                    table.name(),
                    "The table has " + count + " " + word + ", and DynamoDB takes " + most
                            + ". Remove those that serve no access pattern.");
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

    void name(String where, String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            problem(
                    where,
                    "The name of the " + kind + " is \"" + name
                            + "\". It takes 3 to 255 letters, digits, underscores, hyphens and dots.");
        }
    }

    void keyName(String where, KeyAttribute key) {
        if (key.name().isBlank()) {
            problem(where, "A key attribute needs a name, for example pk.");
        } else if (utf8Length(key.name()) > LONGEST_KEY_NAME) {
            problem(
                    where,
                    "The name of a key attribute has " + utf8Length(key.name()) + " bytes, and DynamoDB takes "
                            + LONGEST_KEY_NAME + ". Shorten " + Digits.shortened(key.name()) + ".");
        }
    }

    /** @param shards 0 if the key is not spread */
    void spread(String where, int shards) {
        if (shards != 0 && (shards < 2 || shards > MOST_SHARDS)) {
            problem(
                    where,
                    "The suffixes of the partition key are " + (shards < 0 ? "no whole number" : shards)
                            + ". Enter how many there are, from 2 to " + MOST_SHARDS
                            + ", or nothing if the key is not spread.");
        }
    }

    void problem(String where, String sentence) {
        problems.add(new MappingProblem(where, sentence));
    }
}
