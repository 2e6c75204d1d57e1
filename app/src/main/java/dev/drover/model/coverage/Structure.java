package dev.drover.model.coverage;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a read can ask: a table by its own key, or one of its indexes.
 *
 * @param index null for the table itself
 */
public record Structure(TargetTable table, @Nullable GlobalIndex index) {

    static List<Structure> of(TargetModel model) {
        return model.tables().stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(new Structure(table, null)),
                        table.indexes().stream().map(index -> new Structure(table, index))))
                .toList();
    }

    /** For addresses: {@code shop}, or {@code shop:GSI1}. */
    public String id() {
        return index == null ? table.name() : table.name() + ":" + index.name();
    }

    /** The table's or the index's name. */
    public String name() {
        return index == null ? table.name() : index.name();
    }

    /** What a cell says when this structure serves a pattern: "PK", or the name of the index. */
    public String word() {
        return index == null ? "PK" : index.name();
    }

    public boolean isIndex() {
        return index != null;
    }

    /** "the whole table", "the whole index". */
    String whole() {
        return index == null ? "the whole table" : "the whole index";
    }

    /** The first attribute of the partition key. */
    public KeyAttribute partitionKey() {
        return index == null ? table.partitionKey() : index.partitionKey();
    }

    /** The first attribute of the sort key; null if there is none. */
    public @Nullable KeyAttribute sortKey() {
        return index == null ? table.sortKey() : index.sortKey();
    }

    /** One, or up to four in a global index. */
    public List<KeyAttribute> partitionKeys() {
        return index == null ? List.of(table.partitionKey()) : index.partitionKeys();
    }

    /** None, one, or up to four in a global index. */
    public List<KeyAttribute> sortKeys() {
        return index == null ? Stream.ofNullable(table.sortKey()).toList() : index.sortKeys();
    }

    /** Over how many suffixes the partition key is declared to be spread; 0 if it is not. */
    public int shards() {
        return index == null || index.local() ? table.shards() : index.shards();
    }

    /** All attributes of the key. */
    public List<KeyAttribute> keys() {
        return index == null ? table.primaryKey() : index.keys();
    }

    /** Whether its answers may lag behind the table: only a global index does. */
    public boolean isDelayed() {
        return index != null && !index.local();
    }

    /** Whether items of the entity are in here: an index leaves out those without its keys. */
    public boolean holds(EntityMapping entity) {
        return keys().stream().allMatch(key -> entity.key(key.name()).isPresent());
    }
}
