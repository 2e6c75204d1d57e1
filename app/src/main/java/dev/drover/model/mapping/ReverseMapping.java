package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of one entity the other way round: which columns of its rows can be restored from its items, and how.
 *
 * <p>It is derived; nobody writes it. What it calls exact comes back as PostgreSQL's equal value.
 */
public final class ReverseMapping {

    private final List<WayBack> ways;
    private final List<Children> children;

    private ReverseMapping(List<WayBack> ways, List<Children> children) {
        this.ways = List.copyOf(ways);
        this.children = List.copyOf(children);
    }

    /**
     * The rows of a child table that come back from a list.
     *
     * @param attribute the list's name in the item
     * @param ways one for each column of the child table
     */
    public record Children(String attribute, String table, List<WayBack> ways) {

        public Children {
            ways = List.copyOf(ways);
        }
    }

    /** Empty if the source has no such table. */
    public static Optional<ReverseMapping> of(TargetTable target, EntityMapping mapping, SourceSchema source) {
        return source.table(mapping.sourceTable()).map(rows -> {
            Map<String, WayBack> ways = new LinkedHashMap<>();
            ColumnsBack back = new ColumnsBack(target, mapping, rows);
            rows.columns().forEach(column -> ways.put(column.name(), back.of(column)));
            List<Children> children = new ArrayList<>();
            for (AttributeMapping attribute : mapping.attributes()) {
                if (attribute instanceof Embedded list) {
                    source.table(list.childTable()).ifPresent(child -> children.add(children(list, child, rows, ways)));
                }
            }
            return new ReverseMapping(List.copyOf(ways.values()), children);
        });
    }

    /** One for each column of the table, in its order. */
    public List<WayBack> ways() {
        return ways;
    }

    public List<Children> children() {
        return children;
    }

    /** Whether everything comes back. */
    public boolean isExact() {
        return ways.stream().noneMatch(WayBack.Lossy.class::isInstance)
                && children.stream().flatMap(list -> list.ways().stream()).noneMatch(WayBack.Lossy.class::isInstance);
    }

    /** The columns of a row that come back exactly, in a form that PostgreSQL reads as their types; null for null. */
    public Map<String, @Nullable String> row(Item item) {
        return restored(ways, item.attributes());
    }

    /** The rows of a child table, as {@link #row}. */
    public List<Map<String, @Nullable String>> rows(Children list, Item item) {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        if (item.attributes().get(list.attribute()) instanceof ItemValue.Sequence sequence) {
            for (ItemValue value : sequence.values()) {
                if (value instanceof ItemValue.Fields fields) {
                    Map<String, ItemValue> all = new LinkedHashMap<>(item.attributes());
                    fields.values().forEach((name, field) -> all.put(inside(list.attribute(), name), field));
                    rows.add(restored(list.ways(), all));
                }
            }
        }
        return rows;
    }

    private static Map<String, @Nullable String> restored(List<WayBack> ways, Map<String, ItemValue> item) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (WayBack way : ways) {
            if (way instanceof WayBack.Exact exact) {
                row.put(exact.column(), exact.restorer().of(item));
            }
        }
        return row;
    }

    private static Children children(Embedded list, SourceTable child, SourceTable rows, Map<String, WayBack> parent) {
        Map<String, String> referring = new LinkedHashMap<>();
        child.foreignKeys().stream()
                .filter(key -> key.references().equals(rows.name()))
                .forEach(key -> {
                    for (int i = 0; i < key.columns().size(); i++) {
                        referring.put(
                                key.columns().get(i), key.referencedColumns().get(i));
                    }
                });
        List<WayBack> ways = new ArrayList<>();
        for (SourceColumn column : child.columns()) {
            WayBack way = list.fields().stream()
                    .filter(field -> field.column().equals(column.name()))
                    .map(field -> ColumnsBack.ofColumn(
                            column,
                            new AttributeMapping.FromColumn(
                                    inside(list.attribute(), field.attribute()),
                                    field.column(),
                                    field.type(),
                                    field.zone())))
                    .findFirst()
                    .orElseGet(() -> new WayBack.Lossy(column.name(), "the list does not keep it"));
            WayBack above = parent.get(referring.getOrDefault(column.name(), ""));
            if (way instanceof WayBack.Lossy && above instanceof WayBack.Exact exact) {
                way = new WayBack.Exact(column.name(), exact.column() + " of the row around it", exact.restorer());
            }
            ways.add(way);
        }
        return new Children(list.attribute(), child.name(), ways);
    }

    private static String inside(String list, String field) {
        return list + "." + field;
    }
}
