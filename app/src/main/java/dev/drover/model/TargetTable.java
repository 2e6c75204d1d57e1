package dev.drover.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A DynamoDB table with its indexes and the entities that live in it. */
public record TargetTable(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        List<GlobalIndex> indexes,
        List<EntityMapping> entities) {

    public TargetTable {
        indexes = List.copyOf(indexes);
        entities = List.copyOf(entities);
    }

    /** Every attribute that is a key of the table or of an index, each once. */
    public List<KeyAttribute> keyAttributes() {
        return Stream.concat(
                        keyStream(partitionKey, sortKey),
                        indexes.stream().flatMap(index -> keyStream(index.partitionKey(), index.sortKey())))
                .distinct()
                .toList();
    }

    /** The attributes of the table's own key: one or two. */
    public List<KeyAttribute> primaryKey() {
        return keyStream(partitionKey, sortKey).toList();
    }

    public Optional<GlobalIndex> index(String indexName) {
        return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    public Optional<EntityMapping> entity(String entityName) {
        return entities.stream().filter(e -> e.entity().equals(entityName)).findFirst();
    }

    private static Stream<KeyAttribute> keyStream(KeyAttribute partitionKey, @Nullable KeyAttribute sortKey) {
        return sortKey == null ? Stream.of(partitionKey) : Stream.of(partitionKey, sortKey);
    }
}
