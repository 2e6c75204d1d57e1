package dev.drover.steps.postgres;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that clone a schema: tables with their checks and indexes, rows, foreign keys. */
final class CloneStatements {

    private final SourceSchema schema;
    private final String clone;

    CloneStatements(SourceSchema schema, String clone) {
        this.schema = schema;
        this.clone = clone;
    }

    List<String> all() {
        List<String> statements = new ArrayList<>();
        statements.add("create schema " + quoted(clone));
        for (SourceTable table : schema.tables()) {
            statements.add("create table " + qualified(clone, table.name()) + " (like "
                    + qualified(schema.name(), table.name()) + " including all)");
        }
        for (SourceTable table : schema.tables()) {
            statements.add(insert(table));
        }
        for (SourceTable table : schema.tables()) {
            for (SourceTable.ForeignKey key : table.foreignKeys()) {
                if (schema.table(key.references()).isPresent()) {
                    // The rows satisfy it already; what counts is that the clone says how its tables belong together.
                    statements.add("alter table " + qualified(clone, table.name()) + " add foreign key ("
                            + columns(key.columns()) + ") references " + qualified(clone, key.references()) + " ("
                            + columns(key.referencedColumns()) + ") not valid");
                }
            }
        }
        statements.add(replicaIdentities());
        return statements;
    }

    /** What changes say of rows as they were is not copied with a table, and a rehearsal follows the clone like the source. */
    private String replicaIdentities() {
        return """
                do $identities$
                declare its text;
                begin
                    for its in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = %s and c.relkind = 'r' and c.relreplident = 'f'
                    loop
                        execute format('alter table %%I.%%I replica identity full', %s, its);
                    end loop;
                end
                $identities$""".formatted(literal(schema.name()), literal(clone));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private String insert(SourceTable table) {
        String columns = columns(table.columns().stream()
                .filter(column -> !column.generated())
                .map(SourceColumn::name)
                .toList());
        return "insert into " + qualified(clone, table.name()) + " (" + columns + ") overriding system value select "
                + columns + " from " + qualified(schema.name(), table.name());
    }

    private static String columns(List<String> names) {
        return names.stream().map(CloneStatements::quoted).collect(Collectors.joining(", "));
    }

    static String qualified(String schema, String table) {
        return quoted(schema) + "." + quoted(table);
    }

    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
