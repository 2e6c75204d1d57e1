package dev.drover.model.relational;

import static dev.drover.model.relational.SqlText.quoted;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the SQL that creates the relational tables of a model in an empty schema. It expects a model in which
 * {@link RelationalCheck} finds nothing.
 */
public final class RelationalDdl {

    private final TargetModel model;
    private final StringBuilder sql = new StringBuilder();

    private RelationalDdl(TargetModel model) {
        this.model = model;
    }

    /** Statements for PostgreSQL: tables first, then indexes, then foreign keys, so that their order does not matter. */
    public static String of(TargetModel model) {
        RelationalDdl ddl = new RelationalDdl(model);
        ddl.sql.append("-- Relational tables of a target model, for PostgreSQL. Run it in an empty schema.\n");
        model.relationalTables().forEach(ddl::table);
        model.relationalTables().forEach(table -> table.indexes().forEach(index -> ddl.index(table, index)));
        model.relationalTables().forEach(table -> table.foreignKeys().forEach(key -> ddl.foreignKey(table, key)));
        return ddl.sql.toString();
    }

    private void table(RelationalTable table) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.columns()) {
            String type = PostgresType.parse(column.type())
                    .orElseThrow(() -> new IllegalArgumentException("Not a type: " + column.type()))
                    .toString();
            lines.add(quoted(column.name()) + " " + type + (column.nullable() ? "" : " NOT NULL"));
        }
        if (!table.primaryKey().isEmpty()) {
            lines.add("PRIMARY KEY " + list(table.primaryKey()));
        }
        table.checks()
                .forEach(check ->
                        lines.add("CONSTRAINT " + quoted(check.name()) + " CHECK (" + safe(check.condition()) + ")"));
        sql.append("\nCREATE TABLE ")
                .append(quoted(table.name()))
                .append(" (\n    ")
                .append(String.join(",\n    ", lines))
                .append("\n);\n");
    }

    private void index(RelationalTable table, Index index) {
        sql.append("\nCREATE ")
                .append(index.unique() ? "UNIQUE " : "")
                .append("INDEX ")
                .append(quoted(index.name()))
                .append(" ON ")
                .append(quoted(table.name()))
                .append(index.columns().stream()
                        .map(column -> quoted(column.name()) + (column.descending() ? " DESC" : ""))
                        .collect(Collectors.joining(", ", " (", ")")));
        if (index.condition() != null) {
            sql.append(" WHERE (").append(safe(index.condition())).append(")");
        }
        sql.append(";\n");
    }

    private void foreignKey(RelationalTable table, ForeignKey key) {
        if (model.relationalTable(key.references()).isEmpty()) {
            sql.append("\n-- Not created: the foreign key ")
                    .append(comment(key.name()))
                    .append(" of ")
                    .append(comment(table.name()))
                    .append(", because ")
                    .append(comment(key.references()))
                    .append(" is no relational table of the model.\n");
            return;
        }
        sql.append("\nALTER TABLE ")
                .append(quoted(table.name()))
                .append(" ADD CONSTRAINT ")
                .append(quoted(key.name()))
                .append("\n    FOREIGN KEY ")
                .append(list(key.columns()))
                .append(" REFERENCES ")
                .append(quoted(key.references()))
                .append(" ")
                .append(list(key.referencedColumns()))
                .append(
                        key.onDelete() == OnDelete.NO_ACTION
                                ? ""
                                : " ON DELETE " + key.onDelete().sql())
                .append(";\n");
    }

    private static String list(List<String> names) {
        return names.stream().map(SqlText::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String safe(String condition) {
        SqlText.problem(condition).ifPresent(why -> {
            throw new IllegalArgumentException("The condition " + why + ": " + condition);
        });
        return condition;
    }

    /** On one line, because a new line would end the comment. */
    private static String comment(String name) {
        return name.replaceAll("\\R", " ");
    }
}
