package dev.drover.model.mapping;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with one index of a table. */
final class IndexCheck {

    private static final int MOST_ATTRIBUTES = 4;

    private final TargetTable table;
    private final GlobalIndex index;
    private final ModelCheck check;

    IndexCheck(TargetTable table, GlobalIndex index, ModelCheck check) {
        this.table = table;
        this.index = index;
        this.check = check;
    }

    void run() {
        check.name(where(), "index", index.name());
        keys();
        if (index.local()) {
            local();
        }
        check.spread(where(), index.shards());
        projection();
    }

    private void keys() {
        Set<String> names = new HashSet<>();
        for (KeyAttribute key : index.keys()) {
            check.keyName(where(), key);
            if (!names.add(key.name())) {
                problem("Two attributes of its key are both called \"" + key.name() + "\".");
            }
        }
        length("partition key", index.partitionKeys());
        length("sort key", index.sortKeys());
        if (index.keys().equals(table.primaryKey())) {
            problem("The index has the same key as its table and finds nothing else. Remove it.");
        }
    }

    private void length(String part, List<KeyAttribute> keys) {
        if (keys.size() > MOST_ATTRIBUTES) {
            problem("The " + part + " has " + keys.size() + " attributes, and DynamoDB takes " + MOST_ATTRIBUTES
                    + ". Put several columns into one template.");
        }
    }

    private void local() {
        if (table.sortKey() == null) {
            problem("A local index needs a table with a sort key, and " + table.name()
                    + " has none. Make the index global.");
        }
        if (!index.partitionKeys().equals(List.of(table.partitionKey()))) {
            problem("A local index has the partition key of its table, "
                    + table.partitionKey().name() + ". Choose it, or make the index global.");
        }
        if (index.shards() != 0) {
            problem("A local index has the suffixes of its table. Declare them there, and none here.");
        }
        if (index.sortKeys().size() != 1) {
            problem("A local index has a sort key of exactly one attribute, and this one has "
                    + index.sortKeys().size() + ".");
        }
    }

    private void projection() {
        if (index.projection() == Projection.INCLUDE && index.projected().isEmpty()) {
            problem("The index includes named attributes and names none. Name at least one, or carry only keys.");
        }
        Set<String> projected = new HashSet<>();
        for (String attribute : index.projected()) {
            if (!projected.add(attribute)) {
                problem("The attribute \"" + attribute + "\" is included twice. Remove one.");
            }
        }
    }

    private String where() {
        return table.name() + " · " + index.name();
    }

    private void problem(String sentence) {
        check.problem(where(), sentence);
    }
}
