package dev.drover.runbook;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The template "PostgreSQL to DynamoDB, with a short freeze".
 *
 * <p>Writes stop, everything is copied and proven while nothing moves, reads shift, and writes go on to both sides. It
 * suits tables that copy within a freeze that users can accept. Owner and escalation contact stay empty on purpose:
 * somebody has to name them.
 */
@Component
public class ShortFreezeTemplate {

    public static final String NAME = "PostgreSQL to DynamoDB, with a short freeze";

    private final StepCatalog catalog;
    private final StepParameters parameters;

    ShortFreezeTemplate(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    public Runbook generate(MigrationDescription migration, TargetModel model) {
        String tables =
                String.join(", ", model.tables().stream().map(t -> t.name()).toList());
        Outline outline = new Outline();
        outline.add(
                "prepare",
                "preflight",
                "check.preflight",
                "Check that everything is ready",
                2,
                "Every check is green: connections, privileges, keys, sizes, names.",
                "Nothing: you can keep working as usual.");
        outline.add(
                "prepare",
                "back-up",
                "postgres.clone-schema",
                "Back up: clone the source",
                5,
                "The clone has exactly as many rows as the source in every table.",
                "Nothing: you can keep working as usual.");
        outline.add(
                "move",
                "create-table",
                "dynamodb.create-tables",
                "Create the table " + tables,
                2,
                "The table and every index are ACTIVE, with the keys of the model.",
                "Nothing: you can keep working as usual.");
        outline.add(
                "move",
                "freeze",
                "traffic.freeze-writes",
                "Freeze writes",
                1,
                "No row of the source changes any more.",
                migration.acceptableDowntime());
        outline.add(
                "move",
                "copy",
                "transfer.copy",
                "Copy every row",
                15,
                "Rows read = items written + items that were there already; nothing set aside.",
                migration.acceptableDowntime());
        outline.add(
                "prove",
                "validate",
                "validation.compare",
                "Validate counts and checksums",
                5,
                "Counts and checksums of both sides are equal; no record differs.",
                migration.acceptableDowntime());
        outline.add(
                "decide",
                "go-no-go",
                "person.go-no-go",
                "Go or no-go",
                5,
                "A lead has seen the numbers and said go.",
                migration.acceptableDowntime());
        outline.add(
                "shift",
                "shift-reads",
                "traffic.shift-reads",
                "Shift reads",
                3,
                "All reads are answered by the new store, without errors.",
                migration.acceptableDowntime());
        outline.add(
                "shift",
                "unfreeze",
                "traffic.resume-writes",
                "Resume writes, to both sides",
                1,
                "Writes arrive in the new store and in the old one.",
                "Everything works again.");
        outline.add(
                "finish",
                "hold",
                "time.hold",
                "Hold and watch",
                5,
                "Nobody reports a problem, and no figure is worse than before.",
                "Nothing: everything works as usual.");
        outline.add(
                "finish",
                "finish",
                "traffic.finish",
                "Finish: write to the new store only",
                1,
                "The old store gets no more writes; its data stays where it is.",
                "Nothing: everything works as usual.");
        return new Runbook(
                List.of(
                        new Phase(
                                "prepare",
                                "Everything that the move needs is there, and the source is backed up.",
                                "Nothing was touched; a clone of the source may be left, and is dropped."),
                        new Phase(
                                "move",
                                "Every row is in the new store, and nothing changes meanwhile.",
                                "The source takes writes again; the new tables are gone."),
                        new Phase(
                                "prove",
                                "Both sides hold the same records.",
                                "Everything is copied; nobody reads the new store."),
                        new Phase(
                                "decide",
                                "A lead has said go.",
                                "Everything is copied and compared; nobody reads the new store."),
                        new Phase(
                                "shift",
                                "The new store answers every read, and takes every write.",
                                "The old store answers every read; writes are still frozen."),
                        new Phase(
                                "finish",
                                "Only the new store is written to.",
                                "Both stores take every write, and reads can go back.")),
                outline.steps);
    }

    /** The steps so far; only kinds of work that this Drover knows can be added. */
    private final class Outline {

        private final List<RunbookStep> steps = new ArrayList<>();

        void add(String phase, String key, String typeId, String name, int minutes, String expected, String impact) {
            StepType<?> type = catalog.get(typeId);
            Map<String, String> values = new TreeMap<>(parameters.examples(type));
            steps.add(RunbookStep.of(key, typeId, name, values)
                    .named(phase, name)
                    .told(expected, rollBack(type, values), impact, "")
                    .taking(minutes));
        }

        private <P extends Record> String rollBack(StepType<P> type, Map<String, String> values) {
            return type.rollBackSummary(parameters.bind(type, values));
        }
    }
}
