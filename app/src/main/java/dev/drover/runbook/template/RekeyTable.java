package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A DynamoDB table gets other keys: applications write to the old table and to the new one until the new one leads. */
@Component
@Order(3)
class RekeyTable implements RunbookTemplate {

    private static final String OLD = "the old table";
    private static final String NEW = "the new table";

    private static final Task COPY =
            new Task("""
            Copy the items that were there before, with a program of your own that can be stopped and started again.
            It reads "$OLD_TABLE" with a parallel Scan and ConsistentRead, keeps the last key of each segment, and computes the new item with rev as it is, or 0.
            It writes each item with PutItem where none is. By hand, for one item:
            aws dynamodb put-item --table-name "${PREFIX}TABLE" --item file://item.json --condition-expression 'attribute_not_exists(#pk)' --expression-attribute-names '{"#pk":"{pk}"}'
            A failed condition means that something newer is there already: count it and go on. Never use BatchWriteItem: it takes no conditions and would overwrite newer items.
            An item that cannot be converted stops the program.
            At the end: items read = items written + items that were there already.
            """, "Items read: number; Items written: number; Already there: number; Set aside: number", """
            Stop the program. What it wrote stays in the new table, which nobody reads, and goes with it. The old table was only read.
            """);

    private static final Task COMPARE = new Task(
            """
            Compare both tables with a program of your own, all keys, in both directions.
            It reads old and new item with ConsistentRead, converts the old one, leaves rev out, and takes a tombstone for no item. What differs is read again after 1 minute before it counts: both sides are still written to.
            A difference that stays is repaired from the old table, under the condition on rev, and the pass starts again.
            How many items a table holds, for a first look (it reads the whole table):
            aws dynamodb scan --table-name "$OLD_TABLE" --select COUNT --consistent-read --query Count
            """,
            "Records compared: number; Differences in the last pass: number; Repaired before: number; The last pass found none: yes",
            Task.NOTHING_TO_UNDO);

    private static final Task FINISH = new Task(
            """
            Switch writes to the new table only, for all applications. From then on the old table misses every write.
            Before: reads are at 100 %, the queue of repairs is empty, and the last comparison found nothing.
            Keep the condition on rev and the tombstones for another day.
            """,
            "Writes go to the new table only since: text; The queue of repairs was empty: yes",
            "There is no way back: the old table misses every write that follows. Its items and the backup stay.");

    private static final Task PROTECT = new Task("""
            Protect the old table; nothing is deleted.
            aws dynamodb update-table --table-name "$OLD_TABLE" --deletion-protection-enabled
            aws dynamodb create-backup --table-name "$OLD_TABLE" --backup-name "after-move-$(date -u +%Y%m%d%H%M)" --query BackupDetails.BackupArn --output text
            """, "ARN of the backup: text", """
            aws dynamodb update-table --table-name "$OLD_TABLE" --no-deletion-protection-enabled
            The backup stays.
            """);

    private final Outlines outlines;

    RekeyTable(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "rekey-shadow-writes",
                "Re-key a DynamoDB table, with shadow writes",
                "Suits a table whose keys serve new access patterns badly while applications have to go on writing: they write"
                        + " every change to both tables, and the old one leads until the end.",
                "Does not suit applications that nobody can release, or items whose new key cannot be computed from the old"
                        + " item.",
                "Drover creates the new tables, asks and waits; shadow writes, copy, comparison and switches are done by hand"
                        + " with the applications' own programs.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        return Models.withoutDynamoDb(model);
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        String pk = Models.partitionKey(model);
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The old table is backed up, the new one is there and empty, and applications know it but do not use it.",
                "Nothing was changed for users; the backup stays, the new table is gone.");
        outline.byHand(
                        "name-parts",
                        "Name the parts",
                        10,
                        DynamoTasks.nameParts(
                                "export OLD_TABLE='the name of the table today'\naws dynamodb describe-table --table-name"
                                        + " \"$OLD_TABLE\" --query 'Table.[TableName,TableStatus,KeySchema,TableSizeBytes]'",
                                "OLD_TABLE is a restored copy, made with aws dynamodb restore-table-to-point-in-time, and"
                                        + " PREFIX is what the names of the new tables begin with: the evidence of the step"
                                        + " that creates them shows it. The new tables are "
                                        + Models.names(model) + "."))
                .expecting("The account, the Region and the table are the right ones.");
        outline.byHand("back-up", "Back up the old table", 20, DynamoTasks.backUp("\"$OLD_TABLE\""))
                .expecting("The backup is AVAILABLE, and point-in-time recovery is on.")
                .in("backup")
                .after("name-parts");
        outline.step("create-table", "dynamodb.create-tables", "Create the table " + Models.names(model), 5)
                .expecting("The new table and every index are ACTIVE, with the keys of the model.")
                .after("name-parts");
        outline.byHand("release", "Release the second write, switched off", 60, WritesToBoth.release(OLD, NEW, pk, ""))
                .expecting("Every writer is released, and none writes to the new table yet.")
                .in("applications")
                .after("name-parts");
        outline.phase(
                "shadow",
                "Every write to the old table goes to the new one, too.",
                "Applications write to the old table only; the new one is empty or is emptied.");
        outline.byHand("shadow-on", "Switch shadow writes on", 30, WritesToBoth.switchOn(OLD, NEW))
                .expecting("Every instance writes to both tables; the queue of repairs is empty.")
                .after("back-up", "create-table", "release");
        outline.byHand(
                        "coverage",
                        "Prove that no writer was forgotten",
                        75,
                        DynamoTasks.everyWriterCounted("\"$OLD_TABLE\""))
                .expecting("DynamoDB and the applications counted the same writes to the old table in one hour.")
                .celebrating("All writes go to both tables.");
        outline.phase(
                "copy",
                "Every item of the old table is in the new one.",
                "Writes go to both tables; older items are missing in the new one, which nobody reads.");
        outline.byHand("copy", "Copy the items that were there before", 120, COPY.with("pk", pk))
                .expecting("Items read = items written + items that were there already; nothing set aside.");
        outline.hold("grace", "Let late writes of the copy arrive", 15)
                .expecting("No call of the copy is under way any more.");
        outline.phase(
                "prove",
                "Both tables hold the same records, and a lead has said go.",
                "Everything is copied; nobody reads the new table.");
        outline.byHand(
                        "repairs",
                        "Empty the queue of repairs, remove old tombstones",
                        20,
                        WritesToBoth.repairs(OLD, NEW))
                .expecting("No repair is left, and no tombstone is older than an hour.");
        outline.byHand("compare", "Compare both tables", 60, COMPARE)
                .expecting("A whole pass over all keys found no difference.");
        outline.ask("go-no-go", "Go or no-go", "Both tables hold the same. Shift reads to the new one?");
        outline.phase(
                "shift",
                "The new table answers every read; both take every write.",
                "The old table answers every read; both take every write.");
        outline.byHand("shift-reads", "Shift reads", 75, DynamoTasks.shiftReads(OLD, NEW))
                .expecting("All reads are answered by the new table; errors and latency are not worse than before.")
                .noticing("Nothing, if all goes well; reads can be sent back within seconds.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.phase(
                "finish",
                "Only the new table is read and written.",
                "Both tables take every write, and reads can go back.");
        outline.byHand("compare-again", "Compare both tables again", 60, COMPARE)
                .expecting("A whole pass over all keys found no difference.");
        outline.ask(
                "last-go",
                "Go or no-go for the point of no return",
                "From the next step on the old table misses every write. Go, or no-go?");
        outline.forGood("finish", "write to the new table only", 15, FINISH)
                .expecting("Applications write to the new table only.")
                .celebrating("The new table has taken over.");
        outline.byHand(
                        "nobody-writes",
                        "Prove that nobody writes the old table",
                        75,
                        DynamoTasks.nobodyWrites("\"$OLD_TABLE\""))
                .expecting("DynamoDB counted no write to the old table in one hour.");
        outline.byHand("protect", "Protect the old table", 15, PROTECT)
                .expecting("The old table cannot be deleted by mistake, and is backed up once more.");
        outline.byHand("clean-up", "Tidy up in the applications", 60, WritesToBoth.cleanUp(OLD, NEW))
                .expecting("Applications know one table only, and no tombstone is left.");
        return outline.runbook();
    }
}
