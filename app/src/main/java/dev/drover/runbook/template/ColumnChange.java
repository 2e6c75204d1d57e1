package dev.drover.runbook.template;

import static dev.drover.runbook.template.Models.sql;

import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.Column;
import java.util.Objects;

/** The statements with which one column of PostgreSQL takes the place of another one of its table. */
record ColumnChange(RelationalTable table, Column column) {

    String old() {
        return Objects.requireNonNull(column.source());
    }

    String words() {
        return table.sourceTable() + "." + old() + " → " + column.name();
    }

    private String helper() {
        return sql("step_" + table.sourceTable() + "_" + column.name());
    }

    private String at() {
        return sql(table.sourceTable());
    }

    private String now() {
        return sql(column.name());
    }

    private String before() {
        return sql(old());
    }

    private String converted() {
        return before() + "::" + column.type();
    }

    String lossy() {
        return "select count(*) from " + at() + " where " + converted() + "::text is distinct from " + before()
                + "::text;";
    }

    /** Who writes one column gets the other one filled; the backfill passes, so that it never touches the old column. */
    String expand() {
        String now = "new." + now();
        String before = "new." + before();
        return String.join(
                "\n",
                "create or replace function " + helper() + "() returns trigger language plpgsql as $f$",
                "begin",
                "  if current_setting('step.fill', true) = 'on' then return new; end if;",
                "  if tg_op = 'INSERT' then",
                "    if " + now + " is not null then " + before + " := " + now + "; else " + now + " := " + before
                        + "; end if;",
                "  elsif " + now + " is distinct from old." + now() + " then " + before + " := " + now + ";",
                "  elsif " + before + " is distinct from old." + before() + " then " + now + " := " + before + ";",
                "  end if;",
                "  return new;",
                "end $f$;",
                "begin;",
                "set local lock_timeout = '2s';",
                "alter table " + at() + " add column if not exists " + now() + " " + column.type() + ";",
                "drop trigger if exists " + helper() + " on " + at() + ";",
                "create trigger " + helper() + " before insert or update on " + at() + " for each row execute function "
                        + helper() + "();",
                "commit;");
    }

    String withoutExpand() {
        return String.join(
                "\n",
                "begin;",
                "set local lock_timeout = '2s';",
                "drop trigger if exists " + helper() + " on " + at() + ";",
                "alter table " + at() + " drop column if exists " + now() + ";",
                "commit;",
                "drop function if exists " + helper() + "();");
    }

    String fill() {
        return "update " + at() + " set " + now() + " = " + converted() + " where ctid = any(array(select ctid from "
                + at() + " where " + now() + " is null and " + before()
                + " is not null limit 5000 for update skip locked));";
    }

    String unfilled() {
        return "select count(*) from " + at() + " where " + now() + " is null and " + before() + " is not null;";
    }

    String notNull() {
        return String.join(
                "\n",
                "alter table " + at() + " add constraint " + helper() + " check (" + now() + " is not null) not valid;",
                "alter table " + at() + " validate constraint " + helper() + ";",
                "alter table " + at() + " alter column " + now() + " set not null;",
                "alter table " + at() + " drop constraint " + helper() + ";");
    }

    String compare() {
        return "select count(*) from " + at() + " where " + now() + " is distinct from " + converted() + ";";
    }

    /** Who names the old column: statements, views and functions. */
    String users() {
        String name = Models.inQuotes(old());
        return String.join(
                "\n",
                "select calls, query from pg_stat_statements where query ilike '%" + name + "%';",
                "select distinct v.oid::regclass from pg_depend d join pg_rewrite r on r.oid = d.objid join pg_class v on"
                        + " v.oid = r.ev_class join pg_attribute a on a.attrelid = d.refobjid and a.attnum ="
                        + " d.refobjsubid where d.refobjid = '" + Models.inQuotes(at())
                        + "'::regclass and a.attname = '" + name + "';",
                "select oid::regprocedure from pg_proc where prosrc ilike '%" + name + "%';");
    }

    String contract() {
        return String.join(
                "\n",
                "begin;",
                "set local lock_timeout = '2s';",
                "drop trigger " + helper() + " on " + at() + ";",
                "alter table " + at() + " drop column " + before() + ";",
                "commit;",
                "drop function " + helper() + "();");
    }
}
