package dev.drover.web.model;

import dev.drover.model.edit.RelationalEdit;
import dev.drover.model.relational.RefusedLineException;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form of a relational table. Columns, indexes, foreign keys and checks are kept as typed, one a line.
 *
 * @param old the name that the table has; empty for a new one
 */
record RelationalForm(
        String old,
        String name,
        String sourceTable,
        String columns,
        String primaryKey,
        String indexes,
        String foreignKeys,
        String checks) {

    static RelationalForm blank() {
        return new RelationalForm("", "", "", "", "", "", "", "");
    }

    static RelationalForm of(RelationalTable table, String old) {
        return new RelationalForm(
                old,
                table.name(),
                table.sourceTable(),
                RelationalLines.ofColumns(table.columns()),
                RelationalLines.ofNames(table.primaryKey()),
                RelationalLines.ofIndexes(table.indexes()),
                RelationalLines.ofForeignKeys(table.foreignKeys()),
                RelationalLines.ofChecks(table.checks()));
    }

    static RelationalForm of(Typed typed) {
        return new RelationalForm(
                typed.text("old"),
                typed.text("name"),
                typed.text("sourceTable"),
                typed.raw("columns"),
                typed.text("primaryKey"),
                typed.raw("indexes"),
                typed.raw("foreignKeys"),
                typed.raw("checks"));
    }

    /**
     * What the form says.
     *
     * @param table null if a line of it cannot be read
     * @param errors sentences by field; empty if everything can be read
     */
    record Read(@Nullable RelationalTable table, Map<String, String> errors) {}

    Read read() {
        Map<String, String> errors = new LinkedHashMap<>();
        var readColumns = lines("columns", columns, RelationalLines::columns, errors);
        var readKey = lines("primaryKey", primaryKey, RelationalLines::names, errors);
        var readIndexes = lines("indexes", indexes, RelationalLines::indexes, errors);
        var readKeys = lines("foreignKeys", foreignKeys, RelationalLines::foreignKeys, errors);
        var readChecks = lines("checks", checks, RelationalLines::checks, errors);
        RelationalTable table = errors.isEmpty()
                ? new RelationalTable(name, sourceTable, readColumns, readKey, readIndexes, readKeys, readChecks)
                : null;
        return new Read(table, errors);
    }

    private static <T> List<T> lines(
            String field, String text, Function<String, List<T>> reading, Map<String, String> errors) {
        try {
            return reading.apply(text);
        } catch (RefusedLineException e) {
            errors.put(field, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    RelationalEdit edit(RelationalTable table) {
        return new RelationalEdit.Put(old.isEmpty() ? null : old, table);
    }

    /** The field that a problem of the table is about. */
    static String field(RelationalTable table, String place, String sentence) {
        return switch (place) {
            case "" -> "name";
            case "Source" -> "sourceTable";
            case "Columns" -> "columns";
            case "Primary key" -> "primaryKey";
            default -> part(table, place, sentence);
        };
    }

    /** A foreign key may have the name of an index; then the sentence says which of them it is about. */
    private static String part(RelationalTable table, String name, String sentence) {
        if (table.indexes().stream().anyMatch(index -> index.name().equals(name)) && sentence.contains("index")) {
            return "indexes";
        }
        boolean isKey = table.foreignKeys().stream().anyMatch(key -> key.name().equals(name));
        return isKey && !sentence.contains("check") ? "foreignKeys" : "checks";
    }
}
