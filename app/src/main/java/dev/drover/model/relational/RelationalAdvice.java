package dev.drover.model.relational;

import dev.drover.connection.SourceSchema;
import dev.drover.model.TargetModel;
import dev.drover.model.mapping.MappingProblem;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL takes and may still be a mistake: nothing here is in the way of a change. */
public final class RelationalAdvice {

    private final TargetModel model;
    private final List<MappingProblem> advice = new ArrayList<>();

    private RelationalAdvice(TargetModel model) {
        this.model = model;
    }

    /** @param source null if it cannot be read: types are then not compared with it */
    public static List<MappingProblem> of(TargetModel model, @Nullable SourceSchema source) {
        RelationalAdvice advice = new RelationalAdvice(model);
        for (RelationalTable table : model.relationalTables()) {
            advice.names(table);
            advice.keys(table);
            if (source != null) {
                advice.types(table, source);
            }
        }
        advice.circles();
        return List.copyOf(advice.advice);
    }

    private void names(RelationalTable table) {
        name(table.place(), table.name());
        table.columns().forEach(column -> name(table.place() + " · Columns", column.name()));
    }

    private void name(String where, String name) {
        if (Identifier.isReserved(name)) {
            say(where, name + " is a reserved word of SQL: every statement has to put it in quotes.");
        } else if (!SqlText.isPlainName(name)) {
            say(where, name + " has more than small letters, digits and _: every statement has to put it in quotes.");
        }
    }

    private void keys(RelationalTable table) {
        if (table.primaryKey().isEmpty()) {
            say(
                    table.place() + " · Primary key",
                    "The table has no primary key: nothing keeps rows apart, and changes of it cannot be captured.");
        }
        for (ForeignKey key : table.foreignKeys()) {
            if (model.relationalTable(key.references()).isEmpty()) {
                say(
                        table.place() + " · " + key.name(),
                        "The foreign key " + key.name() + " points to " + key.references()
                                + ", which is no relational table of the model. It is not created; nothing checks it.");
            }
        }
    }

    private void types(RelationalTable table, SourceSchema source) {
        source.table(table.sourceTable()).ifPresent(rows -> {
            for (Column column : table.columns()) {
                if (column.source() == null) {
                    if (!column.nullable()) {
                        say(
                                table.place() + " · Columns",
                                column.name() + " is not null, and no column of the source fills it.");
                    }
                    continue;
                }
                rows.column(column.source()).ifPresent(from -> {
                    TypeFit.of(from, column)
                            .ifPresent(narrower -> say(table.place() + " · Columns", narrower.sentence()));
                    if (from.nullable() && !column.nullable()) {
                        say(
                                table.place() + " · Columns",
                                column.name() + " is not null, and " + from.name() + " of the source may be null.");
                    }
                });
            }
        });
    }

    /** Rows that need each other: no first row can be inserted while the keys are checked at once. */
    private void circles() {
        Set<Set<String>> said = new LinkedHashSet<>();
        for (RelationalTable table : model.relationalTables()) {
            List<String> circle = circle(table, List.of(table.name()), new HashSet<>(), table.name());
            if (!circle.isEmpty() && said.add(Set.copyOf(circle))) {
                say(
                        table.place(),
                        "Foreign keys that must not be null go round in a circle: " + String.join(" to ", circle)
                                + " to " + table.name()
                                + ". No first row can be inserted. Let one of their columns be null.");
            }
        }
    }

    private List<String> circle(RelationalTable from, List<String> way, Set<String> seen, String home) {
        for (ForeignKey key : from.foreignKeys()) {
            boolean optional = key.columns().stream()
                    .anyMatch(name -> from.column(name).filter(Column::nullable).isPresent());
            if (optional || key.references().equals(from.name())) {
                continue;
            }
            if (key.references().equals(home)) {
                return way;
            }
            if (seen.add(key.references())) {
                List<String> longer = new ArrayList<>(way);
                longer.add(key.references());
                List<String> found = model.relationalTable(key.references())
                        .map(next -> circle(next, longer, seen, home))
                        .orElse(List.of());
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private void say(String where, String sentence) {
        advice.add(new MappingProblem(where, sentence));
    }
}
