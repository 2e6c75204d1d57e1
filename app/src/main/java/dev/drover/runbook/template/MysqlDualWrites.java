package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** MySQL to DynamoDB while applications go on writing: to both stores, the old one first. */
@Component
@Order(5)
class MysqlDualWrites implements RunbookTemplate, DualWrites.Engine {

    private static final Task BACK_UP =
            new Task("""
            Back up the source with a snapshot, and wait until it is available. For Aurora MySQL:
            aws rds create-db-cluster-snapshot --db-cluster-identifier "$DB" --db-cluster-snapshot-identifier "$DB-before-move"
            aws rds wait db-cluster-snapshot-available --db-cluster-snapshot-identifier "$DB-before-move"
            For RDS for MySQL or MariaDB:
            aws rds create-db-snapshot --db-instance-identifier "$DB" --db-snapshot-identifier "$DB-before-move"
            aws rds wait db-snapshot-available --db-snapshot-identifier "$DB-before-move"
            """, "Snapshot: text; It is available: yes", "Keep the snapshot; it costs storage only.");

    private static final Task COVERAGE = new Task(
            """
            Prove that no writer was forgotten, for a whole hour. The performance schema counts every row that is inserted, updated or deleted, whoever does it, since the server started.
            It has to be on: show variables like 'performance_schema';
            Run this twice, an hour apart, with the schema of the source selected:
            select now(), object_name, count_insert + count_update + count_delete as writes from performance_schema.table_io_waits_summary_by_table where object_schema = database() order by object_name;
            For each table that moves the difference has to be the rows that the applications counted as written in the same hour. A larger one is a forgotten writer; this shows who is connected:
            select user, host, count(*) from information_schema.processlist group by user, host;
            """,
            "Rows that MySQL counted: number; Rows that applications counted: number; They are the same: yes",
            Task.NOTHING_TO_UNDO);

    private static final Task COPY =
            new Task("""
            Copy the rows that were there before, with a program of your own that can be stopped and started again.
            It reads each table in the order of its primary key, a page at a time from the last key on, and keeps that key. The item has rev as it is in the row, or 0.
            It writes each item with PutItem where none is. By hand, for one item:
            aws dynamodb put-item --table-name "${PREFIX}TABLE" --item file://item.json --condition-expression 'attribute_not_exists(#pk)' --expression-attribute-names '{"#pk":"{pk}"}'
            A failed condition means that something newer is there already: count it and go on. Never use BatchWriteItem or a full load of AWS DMS: both overwrite newer items.
            A row that cannot be converted stops the program.
            At the end: rows read = items written + items that were there already.
            """, "Rows read: number; Items written: number; Already there: number; Set aside: number", """
            Stop the program. What it wrote stays in the new tables, which nobody reads, and goes with them. The source was only read.
            """);

    private static final Task COMPARE = new Task(
            """
            Compare both stores with a program of your own, all keys, in both directions.
            It reads the row and then the item with ConsistentRead, converts the row, leaves rev out, and takes a tombstone for no item. What differs is read again after 1 minute before it counts: both sides are still written to.
            A difference that stays is put again from the old store, under the condition on rev, and the pass starts again.
            """,
            "Records compared: number; Differences in the last pass: number; Repaired before: number; The last pass found none: yes",
            Task.NOTHING_TO_UNDO);

    private final Outlines outlines;

    MysqlDualWrites(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "mysql-dual-writes",
                "MySQL to DynamoDB without a freeze, with dual writes",
                "Suits MySQL, MariaDB and Aurora MySQL while applications have to go on writing: they write to both stores,"
                        + " the old one first, while older rows are copied.",
                "Does not suit applications that nobody can release, or tables without a primary key.",
                "Drover creates the tables, asks and waits; backup, dual writes, copy, comparison and switches are done by"
                        + " hand, because Drover copies from PostgreSQL only.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Models.withoutDynamoDb(model);
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        return new DualWrites(outlines, this).generate(migration, model);
    }

    @Override
    public void prepare(Outline outline, TargetModel model) {
        outline.byHand(
                        "name-parts",
                        "Name the parts",
                        10,
                        DynamoTasks.nameParts(
                                "export DB='the identifier of the cluster or instance of the source'",
                                "DB is a restored copy of the source, and PREFIX is what the names of the new tables begin"
                                        + " with: the evidence of the step that creates them shows it. The tables are "
                                        + Models.names(model) + "."))
                .expecting("The account, the Region and the source are the right ones.");
        outline.byHand("back-up", "Back up the source", 30, BACK_UP)
                .expecting("The snapshot is available.")
                .in("backup")
                .after("name-parts");
    }

    @Override
    public String ruleAboutRev() {
        return "";
    }

    @Override
    public Task coverage() {
        return COVERAGE;
    }

    @Override
    public Work copy(Outline outline, TargetModel model) {
        return outline.byHand(
                "copy", "Copy the rows that were there before", 120, COPY.with("pk", Models.partitionKey(model)));
    }

    @Override
    public Work compare(Outline outline, String key, String name) {
        return outline.byHand(key, name, 60, COMPARE).expecting("A whole pass over all keys found no difference.");
    }
}
