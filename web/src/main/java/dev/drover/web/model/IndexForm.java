package dev.drover.web.model;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.IndexEdit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The form of an index.
 *
 * @param old the name that the index has; empty for a new one
 * @param sortKey empty for none
 * @param morePartition the further attributes of the partition key as typed: {@code city, day:N}
 * @param moreSort the further attributes of the sort key as typed
 * @param projected names separated by commas
 * @param shards as typed; empty if the partition key is not spread
 */
record IndexForm(
        String table,
        String old,
        String name,
        boolean local,
        String partitionKey,
        KeyType partitionType,
        String morePartition,
        String sortKey,
        KeyType sortType,
        String moreSort,
        Projection projection,
        String projected,
        String shards) {

    /** A new index with the next free name in the usual manner. */
    static IndexForm blank(TargetTable table) {
        int number = 1;
        while (table.index("GSI" + number).isPresent()) {
            number++;
        }
        String name = "GSI" + number;
        return new IndexForm(
                table.name(),
                "",
                name,
                false,
                name + "PK",
                KeyType.S,
                "",
                name + "SK",
                KeyType.S,
                "",
                Projection.ALL,
                "",
                "");
    }

    static IndexForm of(TargetTable table, GlobalIndex index) {
        KeyAttribute sortKey = index.sortKey();
        return new IndexForm(
                table.name(),
                index.name(),
                index.name(),
                index.local(),
                index.partitionKey().name(),
                index.partitionKey().type(),
                typed(index.morePartitionKeys()),
                sortKey == null ? "" : sortKey.name(),
                sortKey == null ? KeyType.S : sortKey.type(),
                typed(index.moreSortKeys()),
                index.projection(),
                String.join(", ", index.projected()),
                TableForm.shards(index.shards()));
    }

    static IndexForm of(Typed typed) {
        return new IndexForm(
                typed.text("table"),
                typed.text("old"),
                typed.text("name"),
                typed.text("kind").equals("LOCAL"),
                typed.text("partitionKey"),
                typed.choice("partitionType", KeyType.S),
                typed.raw("morePartition"),
                typed.text("sortKey"),
                typed.choice("sortType", KeyType.S),
                typed.raw("moreSort"),
                typed.choice("projection", Projection.ALL),
                typed.raw("projected"),
                typed.text("shards"));
    }

    IndexEdit edit(Typed typed) {
        return new IndexEdit.Put(
                table,
                old.isEmpty() ? null : old,
                new GlobalIndex(
                                name,
                                new KeyAttribute(partitionKey, partitionType),
                                sortKey.isEmpty() ? null : new KeyAttribute(sortKey, sortType),
                                projection,
                                projection == Projection.INCLUDE ? typed.list("projected") : List.of(),
                                keys(typed.list("morePartition")),
                                keys(typed.list("moreSort")),
                                local)
                        .spreadOver(TableForm.shards(shards)));
    }

    private static String typed(List<KeyAttribute> keys) {
        return keys.stream()
                .map(key -> key.name() + (key.type() == KeyType.N ? ":N" : ""))
                .collect(Collectors.joining(", "));
    }

    private static List<KeyAttribute> keys(List<String> typed) {
        return typed.stream()
                .map(key -> key.endsWith(":N")
                        ? new KeyAttribute(key.substring(0, key.length() - 2).strip(), KeyType.N)
                        : KeyAttribute.text(key))
                .toList();
    }

    /** The field that a problem of the index is about. */
    static String field(String place, String sentence) {
        if (sentence.contains("suffixes")) {
            return "shards";
        }
        if (sentence.contains("include")) {
            return "projected";
        }
        if (sentence.contains("ocal index")) {
            return "kind";
        }
        return sentence.contains("key") ? "partitionKey" : "name";
    }
}
