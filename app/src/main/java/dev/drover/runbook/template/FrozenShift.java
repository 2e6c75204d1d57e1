package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;

/**
 * The phases that every move of PostgreSQL to DynamoDB has in which writes are frozen before reads shift: what comes before the
 * rows move, and what comes after they have.
 */
final class FrozenShift {

    private static final String KEEP_WORKING = "Nothing: you can keep working as usual.";

    private final Outline outline;
    private final String frozen;

    /** @param migration says what users notice of the freeze */
    FrozenShift(Outline outline, MigrationDescription migration) {
        this.outline = outline;
        this.frozen = migration.acceptableDowntime();
    }

    void prepare() {
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
    }

    void createTables(TargetModel model) {
        outline.step("create-table", "dynamodb.create-tables", "Create the table " + Models.names(model), 2)
                .expecting("The table and every index are ACTIVE, with the keys of the model.")
                .noticing(KEEP_WORKING);
    }

    void freeze() {
        step("freeze", "traffic.freeze-writes", "Freeze writes", 1).expecting("No row of the source changes any more.");
    }

    void validate() {
        step("validate", "validation.compare", "Validate counts and checksums", 5)
                .expecting("Counts and checksums of both sides are equal; no record differs.");
    }

    /** A step that users notice as long as it lasts. */
    Work step(String key, String type, String name, int minutes) {
        return outline.step(key, type, name, minutes).noticing(frozen);
    }

    void shift() {
        outline.phase(
                "shift",
                "The new store answers every read, and takes every write.",
                "The old store answers every read; writes are still frozen.");
        step("shift-reads", "traffic.shift-reads", "Shift reads", 3)
                .expecting("All reads are answered by the new store, without errors.");
        outline.step("unfreeze", "traffic.resume-writes", "Resume writes, to both sides", 1)
                .expecting("Writes arrive in the new store and in the old one.")
                .noticing("Everything works again.");
    }

    void watch() {
        outline.phase(
                "finish", "Only the new store is written to.", "Both stores take every write, and reads can go back.");
        outline.step("hold", "time.hold", "Hold and watch", 5)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
    }

    void finish() {
        outline.step("finish", "traffic.finish", "Finish: write to the new store only", 1)
                .expecting("The old store gets no more writes; its data stays where it is.");
    }
}
