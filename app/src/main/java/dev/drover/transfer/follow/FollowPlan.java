package dev.drover.transfer.follow;

import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.transfer.change.FeedRefusedException;
import dev.drover.transfer.change.postgres.FollowedTable;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Which tables of a source have to be followed for a model, and whether their changes say enough. */
final class FollowPlan {

    private FollowPlan() {}

    static List<String> tables(CompiledModel model) {
        TreeSet<String> tables = new TreeSet<>();
        model.entities().forEach(entity -> tables.addAll(entity.sources().tables()));
        return List.copyOf(tables);
    }

    /** @throws FeedRefusedException if a change would not say which item it takes something from */
    static void refuseIfNotTold(CompiledModel model, String schema, List<FollowedTable> tables) {
        for (CompiledEntity entity : model.entities()) {
            for (FollowedTable table : tables) {
                if (table.name().equals(entity.sourceTable())) {
                    refuseIfNotTold(entity, schema, table);
                }
                entity.sources()
                        .parentColumns(table.name())
                        .filter(columns -> !table.tellsOld(columns))
                        .ifPresent(columns -> {
                            throw refusal(
                                    schema,
                                    table,
                                    columns,
                                    "a row of it that moves from one " + entity.entity()
                                            + " to another would stay in both");
                        });
            }
        }
    }

    private static void refuseIfNotTold(CompiledEntity entity, String schema, FollowedTable table) {
        Collection<String> columns = entity.targetKeyColumns();
        columns.stream().filter(column -> column.contains(".")).findFirst().ifPresent(column -> {
            throw new FeedRefusedException(
                    "The key of " + entity.entity() + " holds " + column
                            + ", which is in another table, so its changes do not say where the item was",
                    "Take " + column + " out of the key, or copy while nobody writes.");
        });
        if (!table.tellsOld(columns)) {
            throw refusal(schema, table, columns, "an item of " + entity.entity() + " whose key changes would stay");
        }
    }

    private static FeedRefusedException refusal(
            String schema, FollowedTable table, Collection<String> columns, String otherwise) {
        return new FeedRefusedException(
                "A change of the table " + table.name() + " does not say what " + String.join(" and ", columns)
                        + (columns.size() == 1 ? " was" : " were") + " before: " + otherwise,
                "Run in the source: alter table " + schema + "." + table.name() + " replica identity full;");
    }
}
