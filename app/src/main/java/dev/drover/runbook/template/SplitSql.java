package dev.drover.runbook.template;

import static dev.drover.runbook.template.Models.sql;

import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The statements that split one table of PostgreSQL; a table that others refer to comes before them. */
final class SplitSql {

    private final String source;
    private final List<RelationalTable> tables;

    SplitSql(String source, List<RelationalTable> tables) {
        this.source = source;
        this.tables = referredFirst(tables);
    }

    private static List<RelationalTable> referredFirst(List<RelationalTable> tables) {
        List<RelationalTable> left = new ArrayList<>(tables);
        List<RelationalTable> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            RelationalTable next = left.stream()
                    .filter(table -> table.foreignKeys().stream()
                            .noneMatch(key -> !key.references().equals(table.name())
                                    && left.stream()
                                            .anyMatch(other -> other.name().equals(key.references()))))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    String source() {
        return source;
    }

    List<RelationalTable> tables() {
        return tables;
    }

    private String helper(String what) {
        return sql(what + "_" + source);
    }

    /** One number for each new table: how many rows of the old one share a key of it with another row. */
    String sharedKeys() {
        return lines(table -> "select count(*) - count(distinct ("
                + keySources(table).stream().map(Models::sql).collect(Collectors.joining(", ")) + ")) from "
                + sql(source) + ";");
    }

    String trigger() {
        List<RelationalTable> backwards = new ArrayList<>(tables);
        Collections.reverse(backwards);
        String deletes = backwards.stream()
                .map(table -> "  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and " + row("old", table)
                        + " is distinct from " + row("new", table) + ") then delete from " + sql(table.name())
                        + " where "
                        + table.primaryKey().stream()
                                .map(key -> sql(key) + " = " + value("old", column(table, key)))
                                .collect(Collectors.joining(" and "))
                        + "; end if;")
                .collect(Collectors.joining("\n"));
        String upserts = tables.stream()
                .map(table -> "    insert into " + sql(table.name()) + " (" + names(table) + ") values ("
                        + values("new", table) + ") on conflict (" + keys(table) + ") do " + overwrite(table) + ";")
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                "create or replace function " + helper("split") + "() returns trigger language plpgsql as $f$",
                "begin",
                deletes,
                "  if tg_op <> 'DELETE' then",
                upserts,
                "  end if;",
                "  return null;",
                "end $f$;",
                "begin;",
                "set local lock_timeout = '2s';",
                "create or replace trigger " + helper("split") + " after insert or update or delete on " + sql(source)
                        + " for each row execute function " + helper("split") + "();",
                "commit;");
    }

    String withoutTrigger() {
        return String.join(
                "\n",
                "begin;",
                "set local lock_timeout = '2s';",
                "drop trigger if exists " + helper("split") + " on " + sql(source) + ";",
                "commit;",
                "drop function if exists " + helper("split") + "();");
    }

    /** Goes through the pages of the table; what an update moves to another page, the trigger has carried over. */
    String fill() {
        List<String> inserts = tables.stream()
                .map(table -> "insert into " + sql(table.name()) + " (" + names(table) + ") select "
                        + values("b", table) + " from batch b on conflict (" + keys(table) + ") do nothing")
                .toList();
        StringBuilder beside = new StringBuilder();
        for (int i = 0; i < inserts.size() - 1; i++) {
            beside.append(",\n      into_")
                    .append(i + 1)
                    .append(" as (")
                    .append(inserts.get(i))
                    .append(")");
        }
        return String.join(
                "\n",
                "create or replace procedure " + helper("split_fill") + "() language plpgsql as $f$",
                "declare",
                "  page bigint := 0;",
                "  pages bigint := pg_relation_size('" + Models.inQuotes(sql(source))
                        + "') / current_setting('block_size')::bigint;",
                "begin",
                "  while page <= pages loop",
                "    with batch as materialized (select s.* from " + sql(source)
                        + " s where s.ctid >= format('(%s,0)', page)::tid and s.ctid < format('(%s,0)', page + 200)::tid"
                        + " for share)" + beside,
                "    " + inserts.get(inserts.size() - 1) + ";",
                "    commit;",
                "    page := page + 200;",
                "  end loop;",
                "end $f$;",
                "call " + helper("split_fill") + "();");
    }

    /** One statement for each new table: what only one side has, both ways, as of one moment. */
    String compare() {
        return lines(table -> {
            String old = "select "
                    + filled(table).stream()
                            .map(column -> comparable(value("s", column), column))
                            .collect(Collectors.joining(", "))
                    + " from " + sql(source) + " s";
            String now = "select "
                    + filled(table).stream()
                            .map(column -> comparable("t." + sql(column.name()), column))
                            .collect(Collectors.joining(", "))
                    + " from " + sql(table.name()) + " t";
            return "select '" + Models.inQuotes(table.name()) + "' as new_table, (select count(*) from ((" + old
                    + ") except (" + now + ")) d) as only_old, (select count(*) from ((" + now + ") except (" + old
                    + ")) d) as only_new;";
        });
    }

    private static String comparable(String value, Column column) {
        String type = column.type().strip().toLowerCase(Locale.ROOT);
        return type.equals("json") || type.equals("xml") ? "(" + value + ")::text" : value;
    }

    String foreignKeys() {
        return tables.stream()
                .flatMap(table -> table.foreignKeys().stream().map(key -> foreignKey(table, key)))
                .collect(Collectors.joining("\n"));
    }

    private static String foreignKey(RelationalTable table, ForeignKey key) {
        return "alter table " + sql(table.name()) + " add constraint " + sql(key.name()) + " foreign key ("
                + list(key.columns()) + ") references " + sql(key.references()) + " (" + list(key.referencedColumns())
                + ") on delete " + key.onDelete().sql().toLowerCase(Locale.ROOT) + " not valid;\nalter table "
                + sql(table.name()) + " validate constraint " + sql(key.name()) + ";";
    }

    String withoutForeignKeys() {
        return tables.stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .map(key -> "alter table " + sql(table.name()) + " drop constraint if exists " + sql(key.name())
                                + ";"))
                .collect(Collectors.joining("\n"));
    }

    String empty() {
        return "truncate " + tables.stream().map(table -> sql(table.name())).collect(Collectors.joining(", ")) + ";";
    }

    String drop() {
        return "drop table if exists "
                + tables.stream().map(table -> sql(table.name())).collect(Collectors.joining(", ")) + ";";
    }

    String close() {
        return String.join(
                "\n",
                "create or replace function " + helper("split_closed")
                        + "() returns trigger language plpgsql as $f$ begin raise exception 'The table % is closed since it"
                        + " was split', tg_table_name; end $f$;",
                "begin;",
                "set local lock_timeout = '5s';",
                "drop trigger " + helper("split") + " on " + sql(source) + ";",
                "create trigger " + helper("split_closed") + " before insert or update or delete or truncate on "
                        + sql(source) + " for each statement execute function " + helper("split_closed") + "();",
                "commit;");
    }

    String tidy() {
        return "drop function if exists " + helper("split") + "();\ndrop procedure if exists " + helper("split_fill")
                + "();";
    }

    private String lines(Function<RelationalTable, String> statement) {
        return tables.stream().map(statement).collect(Collectors.joining("\n"));
    }

    private static List<Column> filled(RelationalTable table) {
        return table.columns().stream()
                .filter(column -> column.source() != null)
                .toList();
    }

    private static Column column(RelationalTable table, String name) {
        return table.column(name).orElseThrow();
    }

    private static List<String> keySources(RelationalTable table) {
        return table.primaryKey().stream()
                .map(key -> Objects.requireNonNull(column(table, key).source()))
                .toList();
    }

    private static String row(String alias, RelationalTable table) {
        return keySources(table).stream()
                .map(name -> alias + "." + sql(name))
                .collect(Collectors.joining(", ", "row(", ")"));
    }

    private static String value(String alias, Column column) {
        return alias + "." + sql(Objects.requireNonNull(column.source())) + "::" + column.type();
    }

    private static String values(String alias, RelationalTable table) {
        return filled(table).stream().map(column -> value(alias, column)).collect(Collectors.joining(", "));
    }

    private static String names(RelationalTable table) {
        return list(filled(table).stream().map(Column::name).toList());
    }

    private static String keys(RelationalTable table) {
        return list(table.primaryKey());
    }

    private static String list(List<String> names) {
        return names.stream().map(Models::sql).collect(Collectors.joining(", "));
    }

    private static String overwrite(RelationalTable table) {
        List<String> others = filled(table).stream()
                .map(Column::name)
                .filter(name -> !table.primaryKey().contains(name))
                .toList();
        return others.isEmpty()
                ? "nothing"
                : "update set "
                        + others.stream()
                                .map(name -> sql(name) + " = excluded." + sql(name))
                                .collect(Collectors.joining(", "));
    }
}
