package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * PostgreSQL to DynamoDB while applications go on writing: changes are followed while rows are copied, and writes are frozen
 * only to let the last of them arrive and to prove that both sides are equal.
 */
@Component
@Order(2)
class FollowedCopy implements RunbookTemplate {

    private final Outlines outlines;

    FollowedCopy(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "postgres-followed",
                "PostgreSQL to DynamoDB, followed while it is copied",
                "Suits tables that take longer to copy than users can wait: applications go on writing to the source, and"
                        + " what they write is brought over; writes are frozen only for the last changes and the proof.",
                "Does not suit a source whose log Drover may not read (logical replication), or that is not PostgreSQL.",
                "Drover does every step; a lead decides before writes are frozen.");
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
                .noticing(Outline.UNNOTICED);
        outline.step("back-up", "postgres.clone-schema", "Back up: clone the source", 5)
                .expecting("The clone has as many rows in every table as the source had when it began.")
                .noticing(Outline.UNNOTICED);
        outline.phase(
                "move",
                "Every row is in the new store, and what changes comes over within seconds.",
                "The new tables are gone, and the source keeps nothing for Drover.");
        outline.step("create-table", "dynamodb.create-tables", "Create the table " + Models.names(model), 2)
                .expecting("The table and every index are ACTIVE, with the keys of the model.")
                .noticing(Outline.UNNOTICED);
        outline.step("follow", "transfer.follow", "Follow what changes", 1)
                .expecting("A mark that was written into the source's log has come back.")
                .noticing(Outline.UNNOTICED);
        outline.step("copy", "transfer.copy", "Copy every row", 60)
                .expecting("Rows read = items written + items that were there already or newer; nothing set aside.")
                .noticing(Outline.UNNOTICED);
        outline.phase(
                "decide", "A lead has said go.", "Everything is copied and followed; nobody reads the new store.");
        outline.step("go-no-go", "person.go-no-go", "Go or no-go: freeze writes now?", 5)
                .expecting("A lead has seen that changes come over within seconds, and said go.")
                .noticing(Outline.UNNOTICED);
        outline.phase(
                "prove",
                "Both sides hold the same records, and nothing changes meanwhile.",
                "The source takes writes again and is followed; nobody reads the new store.");
        outline.step("freeze", "traffic.freeze-writes", "Freeze writes", 1)
                .expecting("No row of the source changes any more.")
                .noticing(frozen);
        outline.step("drain", "transfer.drain", "Drain: let the last changes arrive", 1)
                .expecting("Everything that was committed in the source is in the new store.")
                .noticing(frozen);
        outline.step("clear-tombstones", "transfer.clear-tombstones", "Clear tombstones", 1)
                .expecting("Nothing is left in the new store for records that are gone.")
                .noticing(frozen);
        outline.step("validate", "validation.compare", "Validate counts and checksums", 5)
                .expecting("Counts and checksums of both sides are equal; no record differs.")
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
        outline.step("stop-following", "transfer.stop-following", "Stop following", 1)
                .expecting("The source keeps nothing for Drover any more.");
        outline.step("finish", "traffic.finish", "Finish: write to the new store only", 1)
                .expecting("The old store gets no more writes; its data stays where it is.");
        return outline.runbook();
    }
}
