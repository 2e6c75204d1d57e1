package dev.drover.runbook.template;

/** Tasks on RDS and Aurora. All commands name the database as {@code $DB}. */
final class RdsTasks {

    static final Task BACK_UP =
            new Task("""
            Back up, and wait until the snapshot is available. Aurora:
            aws rds create-db-cluster-snapshot --db-cluster-identifier "$DB" --db-cluster-snapshot-identifier "$DB-before-move"
            aws rds wait db-cluster-snapshot-available --db-cluster-snapshot-identifier "$DB-before-move"
            RDS:
            aws rds create-db-snapshot --db-instance-identifier "$DB" --db-snapshot-identifier "$DB-before-move"
            aws rds wait db-snapshot-available --db-snapshot-identifier "$DB-before-move"
            """, "Snapshot: text; It is available: yes", "Keep the snapshot; it costs storage only.");

    static final Task STOP_WRITES = new Task(
            """
            Stop writes in all applications, the ones that run at night, too, and wait until none is under way.
            PostgreSQL, twice, 30 seconds apart; both numbers have to be the same, and the second query shows no transaction of an application:
            select sum(n_tup_ins + n_tup_upd + n_tup_del) from pg_stat_user_tables;
            select pid, usename, application_name, state, xact_start from pg_stat_activity where backend_xid is not null;
            MySQL:
            select sum(count_insert + count_update + count_delete) from performance_schema.table_io_waits_summary_by_table where object_schema not in ('mysql', 'sys', 'performance_schema', 'information_schema');
            select trx_mysql_thread_id, trx_started, trx_query from information_schema.innodb_trx where trx_rows_modified > 0;
            A number that grows is a forgotten writer: find it before you go on.
            """,
            "Writes stopped at: text; Nothing is written any more: yes",
            "Let applications write to the old database again. Nothing is lost: nothing was written meanwhile.");

    private static final Task NAME_PARTS =
            new Task("""
            Name the parts in the shell that you use for all later steps, and keep it open.
            export DB='the identifier of the cluster or instance of today'
            {exports}
            aws sts get-caller-identity
            aws configure list
            In a rehearsal work on a copy, never on the live database: set DB to the identifier of a new one, and restore it first. RDS:
            aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier LIVE --target-db-instance-identifier "$DB" --use-latest-restorable-time
            Aurora; a cluster needs an instance, too, made with aws rds create-db-instance:
            aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier LIVE --db-cluster-identifier "$DB" --use-latest-restorable-time
            """, "Account: text; Region: text; Database: text", Task.NOTHING_TO_UNDO);

    private RdsTasks() {}

    /** @param exports more lines for the shell */
    static Task nameParts(String exports) {
        return NAME_PARTS.with("exports", exports);
    }
}
