package dev.drover.runbook.template;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalDdl;
import dev.drover.model.relational.RelationalTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people do by hand while a relational table is split. */
final class SplitTasks {

    static final Task BACK_UP =
            new Task("""
            Back up, and wait until the snapshot is available. On RDS or Aurora make a snapshot; its identifier is that of the database and -before-split:
            aws rds create-db-snapshot --db-instance-identifier DATABASE --db-snapshot-identifier DATABASE-before-split
            aws rds create-db-cluster-snapshot --db-cluster-identifier CLUSTER --db-cluster-snapshot-identifier CLUSTER-before-split
            Elsewhere: pg_dump --format=custom --file=before-split.dump DATABASE
            pg_restore --list before-split.dump has to list the tables.
            """, "Snapshot or dump: text; It is complete: yes", "Keep the backup; it costs storage only.");

    static final Task STOP_WRITES = new Task(
            """
            Stop writes to the old table in all applications, the jobs that run at night, too, and wait until none is under way.
            Twice, 30 seconds apart; the numbers have to be the same:
            select relname, n_tup_ins + n_tup_upd + n_tup_del as writes from pg_stat_user_tables where schemaname = current_schema() order by relname;
            select pid, usename, application_name, state, xact_start from pg_stat_activity where backend_xid is not null;
            The second shows no transaction of an application. A number that grows is a forgotten writer: find it before you go on.
            """,
            "Writes stopped at: text; Nothing is written any more: yes",
            "Let applications write to the old table again. Nothing is lost: nothing was written meanwhile.");

    private SplitTasks() {}

    static Task ready(List<SplitSql> splits) {
        return new Task(
                "Connect with psql as the owner of the tables, with their schema first in the search path, and keep the session"
                        + " open for all later steps.\n"
                        + "In a rehearsal connect to a restored copy, never to the live database.\n"
                        + "select current_database(), current_schema(), version();\n"
                        + "PostgreSQL has to be 14 or later: the copy reads a table page by page.\n"
                        + "Every number has to be 0; otherwise rows would share a row of a new table and this template does not"
                        + " fit:\n" + all(splits, SplitSql::sharedKeys)
                        + "\nFrom here to the end nobody runs TRUNCATE, VACUUM FULL or CLUSTER on the old table, or changes its"
                        + " columns.",
                "Database and schema: text; Every number is 0: yes",
                Task.NOTHING_TO_UNDO);
    }

    static Task create(TargetModel model, List<SplitSql> splits) {
        List<RelationalTable> tables = splits.stream()
                .flatMap(split -> split.tables().stream())
                .map(table -> new RelationalTable(
                        table.name(),
                        table.sourceTable(),
                        table.columns(),
                        table.primaryKey(),
                        table.indexes(),
                        List.of(),
                        table.checks()))
                .toList();
        String ddl = RelationalDdl.of(
                model.withTables(List.of()).withPrefixes(List.of()).withRelationalTables(tables));
        return new Task(
                "Create the new tables; foreign keys follow once the tables are filled.\n"
                        + ddl.lines()
                                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                                .collect(Collectors.joining("\n")),
                "Every table was created: yes",
                all(splits, SplitSql::drop) + "\nNothing is lost: the old table has every row.");
    }

    static Task trigger(List<SplitSql> splits) {
        return new Task(
                "Make the trigger that carries every write over, in the transaction that makes it. If the lock is not had"
                        + " within 2 seconds, type rollback; and run all of it again.\n"
                        + all(splits, SplitSql::trigger)
                        + "\nThen change one row that no application uses, look for it in the new tables, and change it back."
                        + " A write that the new tables refuse is refused as a whole: watch the applications' errors for 10"
                        + " minutes.",
                "A change arrived in every new table: yes; Errors of applications: number",
                all(splits, SplitSql::withoutTrigger)
                        + "\nThe new tables are stale from then on: nobody may read them, and they are emptied before the"
                        + " trigger is made again.\n" + all(splits, SplitSql::empty));
    }

    static Task fill(SplitSql split) {
        return new Task(
                "Copy the rows that were there before, 200 pages a transaction, only where there is no row yet. It can be"
                        + " stopped and called again.\n" + split.fill()
                        + "\nWatch the lag of replicas and the load; stop it with Ctrl-C if one of them hurts.",
                "It went through: yes",
                "Stop the procedure. What it copied stays in the new tables, which nobody reads. The old table was only read.");
    }

    static Task release(List<SplitSql> splits) {
        String names = splits.stream().map(SplitSql::source).collect(Collectors.joining(", "));
        return new Task(
                "Release every application that reads or writes " + names
                        + " with two switches that are off: read from the new tables, and write to the new tables.\n"
                        + "Go through the page Consumers: services, functions, reports and scripts.\n"
                        + "While the second switch is off, all writes go to the old table, and the trigger carries them over.\n"
                        + "A new row takes its key from the sequence that the old table uses, whichever table it goes to.",
                "Releases: text; Everybody on the page Consumers is released: yes",
                "Release the versions before. Do it only while both switches are off.");
    }

    static Task foreignKeys(List<SplitSql> splits) {
        String keys = all(splits, SplitSql::foreignKeys);
        return new Task(
                keys.isBlank()
                        ? "The model has no foreign keys for these tables: there is nothing to add."
                        : "Add the foreign keys without stopping writes, then let PostgreSQL check the rows that are there.\n"
                                + "set lock_timeout = '2s';\n" + keys + "\nreset lock_timeout;",
                "Every foreign key is valid: yes",
                keys.isBlank() ? Task.NOTHING_TO_UNDO : all(splits, SplitSql::withoutForeignKeys));
    }

    static Task compare(List<SplitSql> splits) {
        return new Task(
                "Compare old and new, all rows and columns, each as of one moment. Every number has to be 0.\n"
                        + all(splits, SplitSql::compare)
                        + "\nIt reads everything: a replica can do it, if its lag is small. A number that is not 0: find the"
                        + " rows with the inner query, understand why, mend it, and compare again.",
                "Every number is 0: yes",
                Task.NOTHING_TO_UNDO);
    }

    static Task close(List<SplitSql> splits) {
        return new Task(
                "Take the trigger away, close the old table, and let applications write to the new ones. Writes are stopped.\n"
                        + all(splits, SplitSql::close)
                        + "\nThen switch applications to write to the new tables, and let them write. From the first write on"
                        + " the old table misses every write. A forgotten writer is refused from now on, with a sentence in its"
                        + " log.",
                "Applications write to the new tables since: text; Errors of applications: number",
                "There is no way back that keeps what is written from now on: the old table misses it. Its rows and the backup"
                        + " stay.");
    }

    static Task tidy(List<SplitSql> splits) {
        return new Task(
                "Remove the helpers, and move ownership of sequences, so that the old table can be dropped one day without"
                        + " them.\n" + all(splits, SplitSql::tidy)
                        + "\nFor each sequence that the new tables go on using: alter sequence SEQUENCE owned by"
                        + " NEW_TABLE.COLUMN;\nThe old table stays, closed, until its owner decides otherwise.",
                "Helpers are gone: yes; Sequences that were moved: text?",
                "Nothing to undo: nothing that anybody uses was removed.");
    }

    private static String all(List<SplitSql> splits, Function<SplitSql, String> sql) {
        return splits.stream().map(sql).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }
}
