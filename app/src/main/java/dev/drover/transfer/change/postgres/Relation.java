package dev.drover.transfer.change.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as the log describes it before its first change, and after it was altered.
 *
 * @param full whether changes carry the whole row as it was, not only its key
 */
record Relation(String schema, String table, boolean full, List<Column> columns) {

    /**
     * A column.
     *
     * @param key whether it is part of what identifies a row
     */
    record Column(String name, boolean key, long type, int modifier) {}

    List<String> identity() {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            if (column.key()) {
                names.add(column.name());
            }
        }
        return names;
    }
}
