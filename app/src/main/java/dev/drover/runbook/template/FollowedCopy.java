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
        Outline outline = outlines.begin();
        FrozenShift frozen = new FrozenShift(outline, migration);
        frozen.prepare();
        outline.phase(
                "move",
                "Every row is in the new store, and what changes comes over within seconds.",
                "The new tables are gone, and the source keeps nothing for Drover.");
        frozen.createTables(model);
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
        frozen.freeze();
        frozen.step("drain", "transfer.drain", "Drain: let the last changes arrive", 1)
                .expecting("Everything that was committed in the source is in the new store.");
        frozen.step("clear-tombstones", "transfer.clear-tombstones", "Clear tombstones", 1)
                .expecting("Nothing is left in the new store for records that are gone.");
        frozen.validate();
        frozen.shift();
        frozen.watch();
        outline.step("stop-following", "transfer.stop-following", "Stop following", 1)
                .expecting("The source keeps nothing for Drover any more.");
        frozen.finish();
        return outline.runbook();
    }
}
