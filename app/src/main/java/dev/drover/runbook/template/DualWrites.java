package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;

/** The road that PostgreSQL and MySQL share to DynamoDB while applications write to both. */
final class DualWrites {

    static final String OLD = "the old store";
    static final String NEW = "the new store";

    private static final Task FINISH = new Task(
            """
            Switch writes to the new store only, for all applications. From then on the old store misses every write.
            Before: reads are at 100 %, the queue of repairs is empty, and the last comparison found nothing.
            Keep the condition on rev and the tombstones for another day.
            Then take the right to write from the applications' database users, so that a forgotten writer fails loudly.
            """,
            "Writes go to the new store only since: text; The queue of repairs was empty: yes",
            "There is no way back: the old store misses every write that follows. Its rows and the backup stay.");

    private final Outlines outlines;
    private final Engine engine;

    DualWrites(Outlines outlines, Engine engine) {
        this.outlines = outlines;
        this.engine = engine;
    }

    /** What differs between the engines. */
    interface Engine {

        /** Adds the steps of the first phase that run before anything else; the last one is {@code name-parts}. */
        void prepare(Outline outline, TargetModel model);

        /** What else holds for the counter of a record; may be empty. */
        String ruleAboutRev();

        /** How it is proven that no application writes to the old store only. */
        Task coverage();

        /** Copies what was there before the second write was switched on. */
        Work copy(Outline outline, TargetModel model);

        Work compare(Outline outline, String key, String name);
    }

    Runbook generate(MigrationDescription migration, TargetModel model) {
        String pk = Models.partitionKey(model);
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The old store is backed up, the new tables are there and empty, and applications know them but do not use them.",
                "Nothing was changed for users; the backup stays, the new tables are gone.");
        engine.prepare(outline, model);
        outline.step("create-table", "dynamodb.create-tables", "Create the table " + Models.names(model), 5)
                .expecting("The tables and every index are ACTIVE, with the keys of the model.")
                .after("name-parts");
        outline.byHand(
                        "release",
                        "Release the second write, switched off",
                        60,
                        WritesToBoth.release(OLD, NEW, pk, engine.ruleAboutRev()))
                .expecting("Every writer is released, and none writes to the new store yet.")
                .in("applications")
                .after("name-parts");
        outline.phase(
                "dual",
                "Every write to the old store goes to the new one, too.",
                "Applications write to the old store only; the new one is empty or is emptied.");
        outline.byHand("dual-on", "Switch dual writes on", 30, WritesToBoth.switchOn(OLD, NEW))
                .expecting("Every instance writes to both stores; the queue of repairs is empty.")
                .after("back-up", "create-table", "release");
        outline.byHand("coverage", "Prove that no writer was forgotten", 75, engine.coverage())
                .expecting("The database and the applications counted the same writes in one hour.")
                .celebrating("All writes go to both stores.");
        outline.phase(
                "copy",
                "Every row of the old store is in the new one.",
                "Writes go to both stores; older rows are missing in the new one, which nobody reads.");
        engine.copy(outline, model)
                .expecting("Rows read = items written + items that were there already; nothing set aside.");
        outline.hold("grace", "Let late writes of the copy arrive", 15)
                .expecting("No call of the copy is under way any more.");
        outline.phase(
                "prove",
                "Both stores hold the same records, and a lead has said go.",
                "Everything is copied; nobody reads the new store.");
        outline.byHand(
                        "repairs",
                        "Empty the queue of repairs, remove old tombstones",
                        20,
                        WritesToBoth.repairs(OLD, NEW))
                .expecting("No repair is left, and no tombstone is older than an hour.");
        engine.compare(outline, "compare", "Compare both stores");
        outline.ask("go-no-go", "Go or no-go", "Both stores hold the same. Shift reads to the new one?");
        outline.phase(
                "shift",
                "The new store answers every read; both take every write.",
                "The old store answers every read; both take every write.");
        outline.byHand("shift-reads", "Shift reads", 75, DynamoTasks.shiftReads(OLD, NEW))
                .expecting("All reads are answered by the new store; errors and latency are not worse than before.")
                .noticing("Nothing, if all goes well; reads can be sent back within seconds.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.phase(
                "finish",
                "Only the new store is read and written.",
                "Both stores take every write, and reads can go back.");
        outline.byHand("repairs-again", "Empty the queue of repairs again", 20, WritesToBoth.repairs(OLD, NEW))
                .expecting("No repair is left, and no tombstone is older than an hour.");
        engine.compare(outline, "compare-again", "Compare both stores again");
        outline.ask(
                "last-go",
                "Go or no-go for the point of no return",
                "From the next step on the old store misses every write. Go, or no-go?");
        outline.forGood("finish", "write to the new store only", 15, FINISH)
                .expecting("Applications write to the new store only, and nobody may write to the old one.")
                .celebrating("The new store has taken over.");
        outline.byHand("clean-up", "Tidy up in the applications", 60, WritesToBoth.cleanUp(OLD, NEW))
                .expecting("Applications know one store only, and no tombstone is left.");
        return outline.runbook();
    }
}
