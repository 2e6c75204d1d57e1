package dev.drover.web.model;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.IndexEdit;
import java.util.List;

/**
 * The form of an index.
 *
 * @param old the name that the index has; empty for a new one
 * @param sortKey empty for none
 * @param projected names separated by commas
 */
record IndexForm(
        String table,
        String old,
        String name,
        String partitionKey,
        KeyType partitionType,
        String sortKey,
        KeyType sortType,
        Projection projection,
        String projected) {

    /** A new index with the next free name in the usual manner. */
    static IndexForm blank(TargetTable table) {
        int number = 1;
        while (table.index("GSI" + number).isPresent()) {
            number++;
        }
        String name = "GSI" + number;
        return new IndexForm(
                table.name(), "", name, name + "PK", KeyType.S, name + "SK", KeyType.S, Projection.ALL, "");
    }

    static IndexForm of(TargetTable table, GlobalIndex index) {
        KeyAttribute sortKey = index.sortKey();
        return new IndexForm(
                table.name(),
                index.name(),
                index.name(),
                index.partitionKey().name(),
                index.partitionKey().type(),
                sortKey == null ? "" : sortKey.name(),
                sortKey == null ? KeyType.S : sortKey.type(),
                index.projection(),
                String.join(", ", index.projected()));
    }

    static IndexForm of(Typed typed) {
        return new IndexForm(
                typed.text("table"),
                typed.text("old"),
                typed.text("name"),
                typed.text("partitionKey"),
                typed.choice("partitionType", KeyType.S),
                typed.text("sortKey"),
                typed.choice("sortType", KeyType.S),
                typed.choice("projection", Projection.ALL),
                typed.raw("projected"));
    }

    IndexEdit edit(List<String> names) {
        return new IndexEdit.Put(
                table,
                old.isEmpty() ? null : old,
                new GlobalIndex(
                        name,
                        new KeyAttribute(partitionKey, partitionType),
                        sortKey.isEmpty() ? null : new KeyAttribute(sortKey, sortType),
                        projection,
                        projection == Projection.INCLUDE ? names : List.of()));
    }

    /** The field that a problem of the index is about. */
    static String field(String place, String sentence) {
        if (sentence.contains("include")) {
            return "projected";
        }
        return sentence.contains("key") ? "partitionKey" : "name";
    }
}
