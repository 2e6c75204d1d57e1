package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB table with its indexes and the entities that live in it.
 *
 * @param indexes global and local ones
 */
public record TargetTable(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        List<GlobalIndex> indexes,
        List<EntityMapping> entities,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Undecided.class)
        TableOptions options) {

    public TargetTable {
        indexes = List.copyOf(indexes);
        entities = List.copyOf(entities);
        // A model that was stored before there were options has none.
        options = Objects.requireNonNullElse(options, TableOptions.UNDECIDED);
    }

    public TargetTable(
            String name,
            KeyAttribute partitionKey,
            @Nullable KeyAttribute sortKey,
            List<GlobalIndex> indexes,
            List<EntityMapping> entities) {
        this(name, partitionKey, sortKey, indexes, entities, TableOptions.UNDECIDED);
    }

    /** Every attribute that is a key of the table or of an index, each once. */
    public List<KeyAttribute> keyAttributes() {
        return Stream.concat(primaryKey().stream(), indexes.stream().flatMap(index -> index.keys().stream()))
                .distinct()
                .toList();
    }

    /** The attributes of the table's own key: one or two. */
    public List<KeyAttribute> primaryKey() {
        return Stream.concat(Stream.of(partitionKey), Stream.ofNullable(sortKey))
                .toList();
    }

    public Optional<GlobalIndex> index(String indexName) {
        return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    public Optional<EntityMapping> entity(String entityName) {
        return entities.stream().filter(e -> e.entity().equals(entityName)).findFirst();
    }

    public TargetTable withIndexes(List<GlobalIndex> changed) {
        return new TargetTable(name, partitionKey, sortKey, changed, entities, options);
    }

    public TargetTable withEntities(List<EntityMapping> changed) {
        return new TargetTable(name, partitionKey, sortKey, indexes, changed, options);
    }

    public TargetTable withOptions(TableOptions changed) {
        return new TargetTable(name, partitionKey, sortKey, indexes, entities, changed);
    }

    /** The same table under another name or key. */
    public TargetTable withKey(String newName, KeyAttribute newPartitionKey, @Nullable KeyAttribute newSortKey) {
        return new TargetTable(newName, newPartitionKey, newSortKey, indexes, entities, options);
    }

    /** Keeps options out of a document as long as there are none, so that its digest stays what it was. */
    static final class Undecided {

        @Override
        public boolean equals(@Nullable Object options) {
            return TableOptions.UNDECIDED.equals(options);
        }

        @Override
        public int hashCode() {
            return TableOptions.UNDECIDED.hashCode();
        }
    }
}
