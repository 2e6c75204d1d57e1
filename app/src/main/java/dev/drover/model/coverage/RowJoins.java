package dev.drover.model.coverage;

import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds how rows of one relational table lead to those of another over foreign keys, in either direction. */
final class RowJoins {

    private final TargetModel model;

    RowJoins(TargetModel model) {
        this.model = model;
    }

    /**
     * One step of a join.
     *
     * @param columns the columns of {@code to} that are compared
     * @param by "its primary key", or an index; empty if nothing of {@code to} begins with the columns
     */
    record Step(RelationalTable to, List<String> columns, String by) {}

    /** The steps from one table to another, by keys if there is such a way; empty if no foreign keys lead there. */
    Optional<List<Step>> way(RelationalTable from, RelationalTable to) {
        return way(from, to, true).or(() -> way(from, to, false));
    }

    private Optional<List<Step>> way(RelationalTable from, RelationalTable to, boolean byKey) {
        record Reached(RelationalTable table, List<Step> steps) {}
        Deque<Reached> open = new ArrayDeque<>(List.of(new Reached(from, List.of())));
        Set<String> seen = new HashSet<>(Set.of(from.name()));
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (reached.table().name().equals(to.name())) {
                return Optional.of(reached.steps());
            }
            steps(reached.table())
                    .filter(step -> !byKey || !step.by().isEmpty())
                    .filter(step -> seen.add(step.to().name()))
                    .forEach(step -> {
                        List<Step> longer = new ArrayList<>(reached.steps());
                        longer.add(step);
                        open.add(new Reached(step.to(), longer));
                    });
        }
        return Optional.empty();
    }

    private Stream<Step> steps(RelationalTable from) {
        Stream<Step> up = from.foreignKeys().stream()
                .flatMap(key -> model.relationalTable(key.references()).stream()
                        .map(parent -> step(parent, key.referencedColumns())));
        Stream<Step> down = model.relationalTables().stream()
                .flatMap(child -> child.foreignKeys().stream()
                        .filter(key -> key.references().equals(from.name()))
                        .map(ForeignKey::columns)
                        .map(columns -> step(child, columns)));
        return Stream.concat(up, down);
    }

    private static Step step(RelationalTable to, List<String> columns) {
        if (begins(to.primaryKey(), columns)) {
            return new Step(to, columns, "its primary key");
        }
        return to.indexes().stream()
                .filter(index -> index.condition() == null && begins(index.columnNames(), columns))
                .map(Index::name)
                .findFirst()
                .map(index -> new Step(to, columns, index))
                .orElseGet(() -> new Step(to, columns, ""));
    }

    private static boolean begins(List<String> key, List<String> columns) {
        return key.size() >= columns.size()
                && Set.copyOf(key.subList(0, columns.size())).equals(Set.copyOf(columns));
    }
}
