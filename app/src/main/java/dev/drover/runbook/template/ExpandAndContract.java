package dev.drover.runbook.template;

import dev.drover.migration.MigrationDescription;
import dev.drover.model.TargetModel;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookTemplate;
import dev.drover.runbook.TemplateDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Columns change their name or type in place: a new column beside the old one, both in step, then the old one goes. */
@Component
@Order(12)
class ExpandAndContract implements RunbookTemplate {

    private final Outlines outlines;

    ExpandAndContract(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public TemplateDescription describe() {
        return new TemplateDescription(
                "expand-contract",
                "Change a column in place, by expand and contract",
                "Suits a column of PostgreSQL that gets another name or type while applications go on working: the new column"
                        + " stands beside the old one, and a trigger keeps both in step until nobody uses the old one.",
                "Does not suit columns of a primary key, values that cannot be converted back to the old type, or a change"
                        + " that nobody else depends on, for which one statement is enough.",
                "All steps but waiting and deciding are done by hand, with the SQL that the steps spell out.");
    }

    @Override
    public Optional<String> refusal(TargetModel model) {
        List<ColumnChange> changes = changes(model);
        if (changes.isEmpty()) {
            return Optional.of(
                    "No relational table of the model has the name of its source table and a column that is filled"
                            + " from a column of another name. Plan the table under its name of today, with the new column filled"
                            + " from the old one.");
        }
        return changes.stream()
                .filter(change ->
                        change.table().primaryKey().contains(change.column().name()))
                .map(change -> "The column " + change.column().name() + " is part of the primary key of "
                        + change.table().name() + ", which cannot be changed in place.")
                .findFirst()
                .or(() -> Models.withoutSql(model));
    }

    private static List<ColumnChange> changes(TargetModel model) {
        return model.relationalTables().stream()
                .filter(table -> table.name().equals(table.sourceTable()))
                .flatMap(table -> table.columns().stream()
                        .filter(column -> column.source() != null
                                && !column.source().equals(column.name())
                                && table.column(column.source()).isEmpty())
                        .map(column -> new ColumnChange(table, column)))
                .toList();
    }

    @Override
    public Runbook generate(MigrationDescription migration, TargetModel model) {
        List<ColumnChange> changes = changes(model);
        String words = changes.stream().map(ColumnChange::words).collect(Collectors.joining(", "));
        Outline outline = outlines.begin();
        outline.phase(
                "prepare",
                "The database is backed up, and every old value can be converted and back.",
                "Nothing was changed; the backup stays.");
        outline.byHand("ready", "Check that every value can be converted: " + words, 15, ready(changes))
                .expecting("The database is the right one, and no value is lost by the conversion.");
        outline.byHand("back-up", "Back up the database", 30, SplitTasks.BACK_UP)
                .expecting("The dump or snapshot is complete and can be read.");
        outline.phase(
                "expand",
                "The new column stands beside the old one, with the same values, in step.",
                "Applications use the old column as before; the new one is gone.");
        outline.byHand("expand", "Add the new column and keep it in step", 10, expand(changes))
                .expecting("A change of the old column is in the new one, and the other way.")
                .noticing("Writes to the table wait for at most 2 seconds while the column is added.")
                .celebrating("All writes fill both columns.");
        outline.byHand("fill", "Fill the new column", 60, fill(changes))
                .expecting("No row is left in which only the old column has a value.");
        outline.byHand("rules", "Add what holds for the new column", 20, rules(changes))
                .expecting("Constraints, defaults and indexes of the old column hold for the new one.");
        outline.byHand("compare", "Compare both columns", 15, compare(changes)).expecting("Every number is 0.");
        outline.phase(
                "move", "Applications use the new column only.", "Applications use the old column; both are in step.");
        outline.ask("go-no-go", "Go or no-go", "Both columns hold the same. Let applications use the new one?");
        outline.byHand("release", "Release applications that use the new column", 90, release(words))
                .expecting("Every application reads and writes the new column; none names the old one.");
        outline.hold("hold", "Hold and watch", 60)
                .expecting("Nobody reports a problem, and no figure is worse than before.");
        outline.byHand("unused", "Prove that nobody names the old column", 30, unused(changes))
                .expecting("No statement, view, function or report names the old column.");
        outline.phase(
                "contract",
                "The old column is gone.",
                "Applications use the new column; the old one is there and in step, and they can go back.");
        outline.byHand("compare-again", "Compare both columns again", 15, compare(changes))
                .expecting("Every number is 0.");
        outline.ask(
                "last-go",
                "Go or no-go for the point of no return",
                "The next step removes the old column. Go, or no-go?");
        outline.forGood("contract", "remove the old column", 10, contract(changes))
                .expecting("The old column and the helpers are gone; no application reports an error.")
                .noticing("Writes to the table wait for at most 2 seconds while the column is removed.")
                .celebrating("The column has its new form.");
        return outline.runbook();
    }

    private static Task ready(List<ColumnChange> changes) {
        return new Task(
                "Connect with psql as the owner of the tables, with their schema first in the search path, and keep the session"
                        + " open for all later steps.\n"
                        + "In a rehearsal connect to a restored copy, never to the live database.\n"
                        + "select current_database(), current_schema(), version();\n"
                        + "Every number has to be 0. An error, or another number, means values that the new type cannot hold:\n"
                        + all(changes, ColumnChange::lossy)
                        + "\nIf only the way a value is written differs, such as 1.0 and 1.00, say so in the proof.",
                "Database and schema: text; No value is lost: yes; Notes: text?",
                Task.NOTHING_TO_UNDO);
    }

    private static Task expand(List<ColumnChange> changes) {
        return new Task(
                "Add the new column and the trigger that keeps both in step, in one transaction. If the lock is not had within"
                        + " 2 seconds, type rollback; and run all of it again.\n" + all(changes, ColumnChange::expand)
                        + "\nThen change a row that no application uses through each of both columns, and look at the other"
                        + " one.",
                "Both ways were tried: yes",
                all(changes, ColumnChange::withoutExpand)
                        + "\nOnly while no application uses the new column. Nothing is lost: the old column has every value.");
    }

    private static Task fill(List<ColumnChange> changes) {
        return new Task(
                "Fill the new column of the rows that were there before, 5,000 rows a statement. Repeat each statement until it"
                        + " says UPDATE 0.\nset step.fill = 'on';\n" + all(changes, ColumnChange::fill)
                        + "\nreset step.fill;\nRows that were locked are passed by; these numbers have to be 0 at the end:\n"
                        + all(changes, ColumnChange::unfilled)
                        + "\nWatch the lag of replicas and the load between the statements.",
                "Every number is 0: yes; step.fill is reset: yes",
                "Nothing to undo by itself: the values go with the column.");
    }

    private static Task rules(List<ColumnChange> changes) {
        String notNull =
                all(changes.stream().filter(c -> !c.column().nullable()).toList(), ColumnChange::notNull);
        return new Task(
                "Add to the new column what holds for the old one: \\d of the table shows it.\nset lock_timeout = '2s';\n"
                        + (notNull.isEmpty() ? "" : notNull + "\n")
                        + "Indexes, one for each that names the old column: create index concurrently NAME on TABLE (COLUMN);\n"
                        + "Foreign keys and checks: add them with not valid, then validate constraint.\n"
                        + "A default stays on the old column until that is removed; the trigger carries it over.\n"
                        + "reset lock_timeout;",
                "Constraints and indexes that were added: text; None of the indexes is invalid: yes",
                "Remove what was added: drop index concurrently NAME; alter table TABLE drop constraint NAME; alter table TABLE"
                        + " alter column COLUMN drop not null;");
    }

    private static Task compare(List<ColumnChange> changes) {
        return new Task(
                "Compare both columns. Every number has to be 0.\n" + all(changes, ColumnChange::compare),
                "Every number is 0: yes",
                Task.NOTHING_TO_UNDO);
    }

    private static Task release(String words) {
        return new Task(
                "Release every application that names the old column with the new one in its place: " + words + ".\n"
                        + "Go through the page Consumers: services, functions, reports and scripts. Old and new versions may run"
                        + " side by side: the trigger keeps both columns in step.\n"
                        + "A statement writes one of both columns, never both.",
                "Releases: text; Everybody on the page Consumers is released: yes",
                "Release the versions before. Nothing is lost: the old column has every value.");
    }

    private static Task unused(List<ColumnChange> changes) {
        return new Task(
                "Look for whoever still names the old column: statements since the last reset, views, functions.\n"
                        + "select pg_stat_statements_reset();\n"
                        + "Wait for 20 minutes, longer if there are nightly jobs, then:\n"
                        + all(changes, ColumnChange::users)
                        + "\nThe trigger's function names it, too. Everything else has to be changed first; select * counts as"
                        + " naming it if somebody reads columns by their place.",
                "Nobody names it any more: yes",
                Task.NOTHING_TO_UNDO);
    }

    private static Task contract(List<ColumnChange> changes) {
        return new Task(
                "Remove the trigger and the old column, in one transaction. If the lock is not had within 2 seconds, roll back"
                        + " and try again. PostgreSQL refuses if a view or a key still needs the column: never add cascade.\n"
                        + "If the old column has a default, put this before the commit: alter table TABLE alter column COLUMN set"
                        + " default VALUE;\n" + all(changes, ColumnChange::contract),
                "The old column is gone: yes; Errors of applications: number",
                "There is no way back but the backup: the old column is gone. Its values are in the new one.");
    }

    private static String all(List<ColumnChange> changes, Function<ColumnChange, String> sql) {
        return changes.stream().map(sql).collect(Collectors.joining("\n"));
    }
}
