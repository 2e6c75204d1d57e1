package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.RunbookTemplates;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL to DynamoDB, with a short freeze: writes stop, everything is copied and proven while nothing moves, reads shift,
 * and writes go on to both sides.
 */
@Component
@Order(1)
class ShortFreeze implements RunbookTemplate {

    private static final String KEEP_WORKING = "Nothing: you can keep working as usual.";

    private final Outlines outlines;

    ShortFreeze(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                RunbookTemplates.SHORT_FREEZE,
                "PostgreSQL to DynamoDB, with a short freeze",
                "Suits tables that copy within a freeze that users can accept: writes stop, everything is copied and proven"
                        + " while nothing moves, reads shift, and writes go on to both sides.",
                "Does not suit tables that take longer to copy than anybody can wait, or a source that is not PostgreSQL.",
                "Drover does every step; a lead decides before reads shift.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Models.withoutDynamoDb(model);
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        String frozen = migration.acceptableDowntime();
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "Everything that the move needs is there, and the source is backed up.",
                "Nothing was touched; a clone of the source may be left, and is dropped.");
        outline.step("preflight", "check.preflight", "Check that everything is ready", 2)
                .expecting("Every check is green: connections, privileges, keys, sizes, names.")
                .noticing(KEEP_WORKING);
        outline.step("back-up", "postgres.clone-schema", "Back up: clone the source", 5)
                .expecting("The clone has exactly as many rows as the source in every table.")
                .noticing(KEEP_WORKING);
        outline.phase(
                "move",
                "Every row is in the new store, and nothing changes meanwhile.",
                "The source takes writes again; the new tables are gone.");
        outline.step("create-table", "dynamodb.create-tables", "Create the table " + Models.names(model), 2)
                .expecting("The table and every index are ACTIVE, with the keys of the model.")
                .noticing(KEEP_WORKING);
        outline.step("freeze", "traffic.freeze-writes", "Freeze writes", 1)
                .expecting("No row of the source changes any more.")
                .noticing(frozen);
        outline.step("copy", "transfer.copy", "Copy every row", 15)
                .expecting("Rows read = items written + items that were there already; nothing set aside.")
                .noticing(frozen);
        outline.phase(
                "prove", "Both sides hold the same records.", "Everything is copied; nobody reads the new store.");
        outline.step("validate", "validation.compare", "Validate counts and checksums", 5)
                .expecting("Counts and checksums of both sides are equal; no record differs.")
                .noticing(frozen);
        outline.phase(
                "decide", "A lead has said go.", "Everything is copied and compared; nobody reads the new store.");
        outline.step("go-no-go", "person.go-no-go", "Go or no-go", 5)
                .expecting("A lead has seen the numbers and said go.")
                .noticing(frozen);
        outline.phase(
                "shift",
                "The new store answers every read, and takes every write.",
                "The old store answers every read; writes are still frozen.");
        outline.step("shift-reads", "traffic.shift-reads", "Shift reads", 3)
                .expecting("All reads are answered by the new store, without errors.")
                .noticing(frozen);
        outline.step("unfreeze", "traffic.resume-writes", "Resume writes, to both sides", 1)
                .expecting("Writes arrive in the new store and in the old one.")
                .noticing("Everything works again.");
        outline.phase(
                "finish", "Only the new store is written to.", "Both stores take every write, and reads can go back.");
        outline.step("hold", "time.hold", "Hold and watch", 5)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.step("finish", "traffic.finish", "Finish: write to the new store only", 1)
                .expecting("The old store gets no more writes; its data stays where it is.");
        return outline.runbook();
    }
}
