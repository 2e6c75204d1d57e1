package dev.drover.web.model;

import dev.drover.connection.SourceTable;
import java.util.List;
import java.util.Optional;

/** Foreign keys as values of a form: {@code customer_id>customers}. */
final class ForeignKeys {

    private ForeignKeys() {}

    /** One to choose from. */
    record Choice(String value, String words) {}

    static String text(List<String> columns, String table) {
        return String.join(",", columns) + ">" + table;
    }

    static List<String> columns(String key) {
        int end = key.indexOf('>');
        return end < 1 ? List.of() : List.of(key.substring(0, end).split(","));
    }

    static String table(String key) {
        return key.substring(key.indexOf('>') + 1);
    }

    static List<Choice> of(Optional<SourceTable> rows) {
        return rows.stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(key -> new Choice(
                        text(key.columns(), key.references()),
                        String.join(" and ", key.columns()) + " to " + key.references()))
                .distinct()
                .toList();
    }
}
