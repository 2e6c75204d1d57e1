package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A relational table becomes several: a trigger keeps them in step until reads, and then writes, have moved. */
@Component
@Order(6)
class SplitTable implements RunbookTemplate {

    private final Outlines outlines;

    SplitTable(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "split-table",
                "Split a relational table, phase by phase",
                "Suits a table of PostgreSQL of which each row becomes one row in each of several tables of the same schema: a"
                        + " trigger keeps them in step while reads move gradually, and writes stop for some minutes at the"
                        + " very end.",
                "Does not suit partitioned tables, or new tables of which one row gathers several rows of the old one.",
                "All steps but waiting and deciding are done by hand, with the SQL that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        Map<String, List<RelationalTable>> splits = splits(model);
        if (splits.isEmpty()) {
            return Optional.of(
                    "No two relational tables of the model are filled from the same table of the source. Plan the"
                            + " tables that it becomes.");
        }
        return splits.values().stream()
                .flatMap(List::stream)
                .map(SplitTable::problem)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Models.withoutSql(model));
    }

    private static Optional<String> problem(RelationalTable table) {
        if (table.primaryKey().isEmpty()
                || table.primaryKey().stream()
                        .anyMatch(key -> table.column(key)
                                .filter(column -> column.source() != null)
                                .isEmpty())) {
            return Optional.of("The relational table " + table.name()
                    + " has no primary key that is filled from columns of the source. Give it one.");
        }
        return table.columns().stream()
                .filter(column -> column.source() == null && !column.nullable())
                .map(column -> "The column " + column.name() + " of " + table.name()
                        + " may not be null, and nothing of the source fills it. Let it be null or fill it.")
                .findFirst();
    }

    /** The tables that become several, each with what it becomes. */
    private static Map<String, List<RelationalTable>> splits(TargetModel model) {
        Map<String, List<RelationalTable>> bySource = model.relationalTables().stream()
                .filter(table -> !table.name().equalsIgnoreCase(table.sourceTable()))
                .collect(Collectors.groupingBy(RelationalTable::sourceTable, LinkedHashMap::new, Collectors.toList()));
        bySource.values().removeIf(tables -> tables.size() < 2);
        return bySource;
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        List<SplitSql> splits = splits(model).entrySet().stream()
                .map(split -> new SplitSql(split.getKey(), split.getValue()))
                .toList();
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The database is backed up, and the new tables are there and empty.",
                "Nothing was changed for users; the backup stays, the new tables are gone.");
        outline.byHand("name-parts", "Name the parts", 15, SplitTasks.ready(splits))
                .expecting(
                        "The database is the right one, and each row of the old table becomes one row of each new one.");
        outline.byHand("back-up", "Back up the database", 30, SplitTasks.BACK_UP)
                .expecting("The dump or snapshot is complete and can be read.");
        outline.byHand("create", "Create the new tables", 5, SplitTasks.create(model, splits))
                .expecting("The new tables are there, empty, with their keys and indexes.");
        outline.phase(
                "fill",
                "The new tables hold every row, and every write to the old one reaches them in the same transaction.",
                "Applications use the old table as before; nobody reads the new ones, which are emptied.");
        outline.byHand("trigger", "Let every write reach the new tables", 10, SplitTasks.trigger(splits))
                .expecting("A change of the old table is in the new ones once it is committed.")
                .noticing("Writes to the table wait for at most 2 seconds while the trigger is made.")
                .celebrating("All writes reach the new tables.");
        String[] filled = new String[splits.size()];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = splits.size() == 1 ? "fill" : "fill-" + (i + 1);
            outline.byHand(
                            filled[i],
                            "Copy the rows of " + splits.get(i).source() + " that were there before",
                            60,
                            SplitTasks.fill(splits.get(i)))
                    .expecting("The procedure went through all pages without an error.")
                    .in("fill " + splits.get(i).source())
                    .after("trigger");
        }
        outline.byHand(
                        "release",
                        "Release applications that can read and write the new tables",
                        60,
                        SplitTasks.release(splits))
                .expecting("Every application is released, and still reads and writes the old table only.")
                .in("applications")
                .after("create");
        outline.byHand("keys", "Add the foreign keys", 20, SplitTasks.foreignKeys(splits))
                .expecting("Every foreign key is there and valid.")
                .after(filled);
        outline.phase(
                "prove",
                "Old and new tables hold the same, and a lead has said go.",
                "Both are filled and in step; nobody reads the new tables.");
        outline.byHand("compare", "Compare old and new tables", 30, SplitTasks.compare(splits))
                .expecting("Every number is 0.");
        outline.ask("go-no-go", "Go or no-go", "Old and new tables hold the same. Shift reads to the new ones?")
                .after("compare", "release");
        outline.phase(
                "shift",
                "Applications read the new tables and write the old one.",
                "Applications read and write the old table; the new ones are in step.");
        outline.byHand("shift-reads", "Shift reads", 75, DynamoTasks.shiftReads("the old table", "the new tables"))
                .expecting("All reads come from the new tables; errors and latency are not worse than before.")
                .noticing("Nothing, if all goes well; reads can be sent back within seconds.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.phase(
                "finish",
                "Applications read and write the new tables only; the old one is closed.",
                "Applications read the new tables and write the old one, and reads can go back.");
        outline.byHand("stop-writes", "Stop writes to the table", 5, SplitTasks.STOP_WRITES)
                .expecting("The database counts no write to the old table any more.")
                .noticing(migration.acceptableDowntime());
        outline.byHand("compare-again", "Compare old and new tables again", 15, SplitTasks.compare(splits))
                .expecting("Every number is 0.")
                .noticing(migration.acceptableDowntime());
        outline.ask(
                        "last-go",
                        "Go or no-go for the point of no return",
                        "From the next step on the old table misses every write. Go, or no-go?")
                .noticing(migration.acceptableDowntime());
        outline.forGood("finish", "close the old table, write the new ones", 10, SplitTasks.close(splits))
                .expecting("Applications write the new tables; a write to the old one is refused.")
                .noticing(migration.acceptableDowntime())
                .celebrating("The new tables have taken over.");
        outline.byHand("tidy", "Tidy up", 15, SplitTasks.tidy(splits))
                .expecting("Helpers are gone; the old table is there, closed, until its owner decides otherwise.");
        return outline.runbook();
    }
}
