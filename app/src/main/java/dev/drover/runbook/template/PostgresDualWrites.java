package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** PostgreSQL to DynamoDB while applications go on writing: to both stores, the old one first. */
@Component
@Order(4)
class PostgresDualWrites implements RunbookTemplate, DualWrites.Engine {

    private static final Task COVERAGE = new Task(
            """
            Prove that no writer was forgotten, for a whole hour. PostgreSQL counts every row that is inserted, updated or deleted, whoever does it.
            Run this twice, an hour apart, in the schema of the source:
            select now(), relname, n_tup_ins + n_tup_upd + n_tup_del as writes from pg_stat_user_tables where schemaname = current_schema() order by relname;
            For each table that moves the difference has to be the rows that the applications counted as written in the same hour. A larger one is a forgotten writer; pg_stat_activity shows who is connected:
            select usename, application_name, client_addr, count(*) from pg_stat_activity where datname = current_database() group by 1, 2, 3;
            """,
            "Rows that PostgreSQL counted: number; Rows that applications counted: number; They are the same: yes",
            Task.NOTHING_TO_UNDO);

    private final Outlines outlines;

    PostgresDualWrites(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "postgres-dual-writes",
                "PostgreSQL to DynamoDB without a freeze, with dual writes",
                "Suits tables that take longer to copy than users can wait: applications write to both stores, the old one"
                        + " first, while older rows are copied.",
                "Does not suit applications that nobody can release or that many teams write past; a short freeze is far"
                        + " simpler where users accept one.",
                "Drover checks, clones, creates, copies and compares; dual writes and the switches of reads and writes are"
                        + " done by hand in the applications.");
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
        outline.step("preflight", "check.preflight", "Check that everything is ready", 2)
                .expecting("Every check is green: connections, privileges, keys, sizes, names.");
        outline.byHand(
                        "name-parts",
                        "Name the parts",
                        10,
                        DynamoTasks.nameParts(
                                "",
                                "PREFIX is what the names of the new tables begin with: the evidence of the step that"
                                        + " creates them shows it. The tables are "
                                        + Models.names(model) + "."))
                .expecting("The account and the Region are the right ones.");
        outline.step("back-up", "postgres.clone-schema", "Back up: clone the source", 10)
                .expecting("The clone has as many rows in every table as the source had when it began.")
                .in("backup")
                .after("name-parts");
    }

    @Override
    public String ruleAboutRev() {
        return " Drover copies and compares whole items, so rev is a column of the source that the target model maps to a"
                + " number attribute rev.";
    }

    @Override
    public Task coverage() {
        return COVERAGE;
    }

    @Override
    public Work copy(Outline outline, TargetModel model) {
        return outline.step("copy", "transfer.copy", "Copy the rows that were there before", 60);
    }

    @Override
    public Work compare(Outline outline, String key, String name) {
        return outline.step(key, "validation.compare", name, 30)
                .expecting(
                        "No record differs. Writes go on meanwhile, so the report may list records that do not differ any"
                                + " more, and fresh tombstones as extra items: if there is nothing else, a lead who has read it may"
                                + " skip the step and say so. Anything else is put again from the old store; then retry.");
    }
}
