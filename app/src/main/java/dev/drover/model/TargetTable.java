package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB table with its indexes and the entities that live in it.
 *
 * @param indexes global and local ones
 * @param id what tells the table apart through renames; null while that is its name
 * @param entityIds the same for its entities, by name; those whose name tells them apart are left out
 * @param shards the number of suffixes over which values of the partition key are spread, from 2; 0 if they are not
 */
public record TargetTable(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        List<GlobalIndex> indexes,
        List<EntityMapping> entities,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Undecided.class)
        TableOptions options,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> entityIds,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        int shards) {

    public TargetTable {
        indexes = List.copyOf(indexes);
        entities = List.copyOf(entities);
        // A model that was stored before there were options has none.
        options = Objects.requireNonNullElse(options, TableOptions.UNDECIDED);
        // Left out while nothing was renamed, so that digests of older models stay what they were.
        id = name.equals(id) ? null : id;
        entityIds = renamed(Objects.requireNonNullElse(entityIds, Map.of()), entities);
    }

    public TargetTable(
            String name,
            KeyAttribute partitionKey,
            @Nullable KeyAttribute sortKey,
            List<GlobalIndex> indexes,
            List<EntityMapping> entities,
            TableOptions options) {
        this(name, partitionKey, sortKey, indexes, entities, options, null, Map.of(), 0);
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

    /** What stays the same when the table gets another name. */
    public String identity() {
        return id == null ? name : id;
    }

    /** What stays the same when an entity gets another name. */
    public String identityOf(EntityMapping entity) {
        return entityIds.getOrDefault(entity.entity(), entity.entity());
    }

    public TargetTable withIndexes(List<GlobalIndex> changed) {
        return new TargetTable(name, partitionKey, sortKey, changed, entities, options, id, entityIds, shards);
    }

    /** The same table with other entities; those that keep their name keep what identifies them. */
    public TargetTable withEntities(List<EntityMapping> changed) {
        return new TargetTable(name, partitionKey, sortKey, indexes, changed, options, id, entityIds, shards);
    }

    public TargetTable withOptions(TableOptions changed) {
        return new TargetTable(name, partitionKey, sortKey, indexes, entities, changed, id, entityIds, shards);
    }

    /** The same table under another name or key. */
    public TargetTable withKey(String newName, KeyAttribute newPartitionKey, @Nullable KeyAttribute newSortKey) {
        return new TargetTable(
                newName, newPartitionKey, newSortKey, indexes, entities, options, identity(), entityIds, shards);
    }

    /** The same table, known by this from now on. */
    public TargetTable identifiedAs(String identity) {
        return new TargetTable(name, partitionKey, sortKey, indexes, entities, options, identity, entityIds, shards);
    }

    /** The same table with the entity of that name known by this from now on. */
    public TargetTable identified(String entityName, String identity) {
        Map<String, String> ids = new TreeMap<>(entityIds);
        ids.put(entityName, identity);
        return new TargetTable(name, partitionKey, sortKey, indexes, entities, options, id, ids, shards);
    }

    /** The same table with values of its partition key spread over that many suffixes. */
    public TargetTable spreadOver(int suffixes) {
        return new TargetTable(name, partitionKey, sortKey, indexes, entities, options, id, entityIds, suffixes);
    }

    private static Map<String, String> renamed(Map<String, String> ids, List<EntityMapping> entities) {
        Map<String, String> renamed = new TreeMap<>(ids);
        renamed.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        renamed.keySet()
                .removeIf(name ->
                        entities.stream().noneMatch(entity -> entity.entity().equals(name)));
        return Collections.unmodifiableMap(renamed);
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
