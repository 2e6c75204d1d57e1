package dev.drover.web.model;

import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.TableEdit;

/**
 * The form of a table's name and key.
 *
 * @param old the name that the table has; empty for a new one
 * @param sortKey empty for none
 * @param shards as typed; empty if the partition key is not spread
 */
record TableForm(
        String old,
        String name,
        String partitionKey,
        KeyType partitionType,
        String sortKey,
        KeyType sortType,
        String shards) {

    static TableForm blank() {
        return new TableForm("", "", "pk", KeyType.S, "sk", KeyType.S, "");
    }

    static TableForm of(TargetTable table) {
        KeyAttribute sortKey = table.sortKey();
        return new TableForm(
                table.name(),
                table.name(),
                table.partitionKey().name(),
                table.partitionKey().type(),
                sortKey == null ? "" : sortKey.name(),
                sortKey == null ? KeyType.S : sortKey.type(),
                shards(table.shards()));
    }

    static TableForm of(Typed typed) {
        return new TableForm(
                typed.text("old"),
                typed.text("name"),
                typed.text("partitionKey"),
                typed.choice("partitionType", KeyType.S),
                typed.text("sortKey"),
                typed.choice("sortType", KeyType.S),
                typed.text("shards"));
    }

    TableEdit edit() {
        return new TableEdit.Put(
                old.isEmpty() ? null : old,
                name,
                new KeyAttribute(partitionKey, partitionType),
                sortKey.isEmpty() ? null : new KeyAttribute(sortKey, sortType),
                shards(shards));
    }

    static String shards(int shards) {
        return shards == 0 ? "" : Integer.toString(shards);
    }

    /** -1 for what is no number. */
    static int shards(String typed) {
        return typed.isEmpty() ? 0 : typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : -1;
    }

    /** The field that a problem of the table is about. */
    static String field(String place, String sentence) {
        if (sentence.contains("suffixes")) {
            return "shards";
        }
        return sentence.contains("key") ? "partitionKey" : "name";
    }
}
