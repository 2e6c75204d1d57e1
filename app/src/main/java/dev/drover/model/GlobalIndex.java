package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index.
 *
 * <p>A global index may have up to four attributes in each part of its key. Items are found by all attributes of the
 * partition key, and ordered by those of the sort key from the first to the last.
 *
 * @param projected the attributes carried besides the keys; only with {@link Projection#INCLUDE}
 * @param morePartitionKeys the second to fourth attribute of the partition key
 * @param moreSortKeys the second to fourth attribute of the sort key
 * @param local whether it lives in the partitions of its table: it has the table's partition key, is made with the table
 *     only, and answers fresh when asked to
 * @param id what tells the index apart through renames; null while that is its name
 * @param shards the number of suffixes over which values of the partition key are spread, from 2; 0 if they are not
 */
public record GlobalIndex(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        Projection projection,
        List<String> projected,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KeyAttribute> morePartitionKeys,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KeyAttribute> moreSortKeys,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean local,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String id,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        int shards) {

    public GlobalIndex {
        projected = List.copyOf(projected);
        // A model that was stored before there were keys of several attributes has none.
        morePartitionKeys = List.copyOf(Objects.requireNonNullElse(morePartitionKeys, List.of()));
        moreSortKeys = List.copyOf(Objects.requireNonNullElse(moreSortKeys, List.of()));
        id = name.equals(id) ? null : id;
    }

    /** An index that is known by its name. */
    public GlobalIndex(
            String name,
            KeyAttribute partitionKey,
            @Nullable KeyAttribute sortKey,
            Projection projection,
            List<String> projected,
            List<KeyAttribute> morePartitionKeys,
            List<KeyAttribute> moreSortKeys,
            boolean local) {
        this(name, partitionKey, sortKey, projection, projected, morePartitionKeys, moreSortKeys, local, null, 0);
    }

    /** A global index with one attribute in each part of its key. */
    public GlobalIndex(
            String name,
            KeyAttribute partitionKey,
            @Nullable KeyAttribute sortKey,
            Projection projection,
            List<String> projected) {
        this(name, partitionKey, sortKey, projection, projected, List.of(), List.of(), false);
    }

    /** The same index over another partition key of one attribute. */
    public GlobalIndex withPartitionKey(KeyAttribute key) {
        return new GlobalIndex(name, key, sortKey, projection, projected, List.of(), moreSortKeys, local, id, shards);
    }

    /** What stays the same when the index gets another name. */
    public String identity() {
        return id == null ? name : id;
    }

    /** The same index, known by this from now on. */
    public GlobalIndex identifiedAs(String identity) {
        return new GlobalIndex(
                name,
                partitionKey,
                sortKey,
                projection,
                projected,
                morePartitionKeys,
                moreSortKeys,
                local,
                identity,
                shards);
    }

    /** The same index with values of its partition key spread over that many suffixes. */
    public GlobalIndex spreadOver(int suffixes) {
        return new GlobalIndex(
                name,
                partitionKey,
                sortKey,
                projection,
                projected,
                morePartitionKeys,
                moreSortKeys,
                local,
                id,
                suffixes);
    }

    /** One to four. */
    public List<KeyAttribute> partitionKeys() {
        return Stream.concat(Stream.of(partitionKey), morePartitionKeys.stream())
                .toList();
    }

    /** None to four, in the order that sorts. */
    public List<KeyAttribute> sortKeys() {
        return Stream.concat(Stream.ofNullable(sortKey), moreSortKeys.stream()).toList();
    }

    /** All attributes that an item must have to be in the index. */
    public List<KeyAttribute> keys() {
        return Stream.concat(partitionKeys().stream(), sortKeys().stream()).toList();
    }
}
