package dev.drover.model.mapping;

import dev.drover.model.mapping.CompiledAttribute.Filling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of one entity, checked against the source and ready to turn rows into items.
 *
 * <p>Safe for use by many threads at once.
 */
public final class CompiledEntity {

    private final String tableName;
    private final String entity;
    private final CompiledRows rows;
    private final List<CompiledKey> keys;
    private final List<CompiledAttribute> attributes;
    private final List<CompiledChildren> children;
    private final ItemShape shape;
    private final @Nullable ItemValue[] constants;
    private final int[] sameAs;

    CompiledEntity(
            String tableName,
            String entity,
            CompiledRows rows,
            List<CompiledKey> keys,
            List<CompiledAttribute> attributes,
            List<CompiledChildren> children,
            Map<String, ItemValue> constants) {
        this.tableName = tableName;
        this.entity = entity;
        this.rows = rows;
        this.keys = List.copyOf(keys);
        this.attributes = List.copyOf(attributes);
        this.children = List.copyOf(children);
        List<String> names = new ArrayList<>();
        keys.forEach(key -> names.add(key.attribute()));
        names.addAll(constants.keySet());
        attributes.forEach(attribute -> names.add(attribute.name()));
        children.forEach(child -> names.add(child.attribute()));
        this.shape = new ItemShape(names);
        this.constants = new @Nullable ItemValue[names.size()];
        int position = keys.size();
        for (ItemValue constant : constants.values()) {
            this.constants[position++] = constant;
        }
        this.sameAs = IntStream.range(0, keys.size()).map(this::firstLike).toArray();
    }

    /** Indexes often share a template; its text is made once. */
    private int firstLike(int key) {
        for (int i = 0; i < key; i++) {
            if (keys.get(i).hasValueOf(keys.get(key))) {
                return i;
            }
        }
        return key;
    }

    /** The name of the target table in the model, without any prefix of a rehearsal. */
    public String tableName() {
        return tableName;
    }

    public String entity() {
        return entity;
    }

    public String sourceTable() {
        return rows.table();
    }

    /** The attributes that identify an item in the target table: one or two. */
    public List<String> targetKey() {
        return keys.stream()
                .filter(CompiledKey::required)
                .map(CompiledKey::attribute)
                .toList();
    }

    /**
     * The columns of a row that decide where its item is in the target.
     *
     * <p>A column of another table has that table before its name.
     */
    public Set<String> targetKeyColumns() {
        return keys.stream()
                .filter(CompiledKey::required)
                .flatMap(key -> key.template().pieces().stream())
                .map(CompiledTemplate.Piece::column)
                .filter(Objects::nonNull)
                .map(CompiledColumn::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where the item of a row is, whether or not it becomes one; empty if the row has no such place. */
    Optional<Map<String, ItemValue>> targetKey(@Nullable Object[] row) {
        Map<String, ItemValue> place = new LinkedHashMap<>();
        try {
            for (CompiledKey key : keys) {
                ItemValue value = key.required() ? key.value(row) : null;
                if (value != null) {
                    place.put(key.attribute(), value);
                }
            }
        } catch (ValueException e) {
            return Optional.empty();
        }
        return Optional.of(place);
    }

    /** What of the source its items are made of. */
    public EntitySources sources() {
        return new EntitySources(rows, children);
    }

    List<KeyColumn> primaryKey() {
        return rows.primaryKey();
    }

    List<CompiledColumn> columns() {
        return rows.columns();
    }

    List<CompiledJoin> joins() {
        return rows.joins();
    }

    /** Whether only some rows become items of this entity. */
    public boolean hasCondition() {
        return rows.condition() != null || rows.behind() != null;
    }

    /** Whether the column of this row decides what becomes of it. */
    boolean isInCondition(CompiledColumn column) {
        return Stream.of(Optional.ofNullable(rows.condition()), Optional.ofNullable(rows.behind()))
                .flatMap(Optional::stream)
                .anyMatch(condition -> condition.columns().containsValue(column));
    }

    List<CompiledChildren> children() {
        return children;
    }

    List<CompiledAttribute> attributes() {
        return attributes;
    }

    /** The templates of keys and of attributes. */
    Stream<CompiledTemplate> templates() {
        return Stream.concat(
                keys.stream().map(CompiledKey::template),
                attributes.stream()
                        .map(CompiledAttribute::filling)
                        .filter(Filling.FromTemplate.class::isInstance)
                        .map(filling -> ((Filling.FromTemplate) filling).template()));
    }

    /**
     * What becomes of one row.
     *
     * @param childRows for each of {@link #children}, the rows that belong to this one, in order
     */
    MappedRow map(SourceKey key, @Nullable Object[] row, List<List<@Nullable Object[]>> childRows) {
        try {
            CompiledExpression behind = rows.behind();
            if (behind == null || !behind.holds(row)) {
                return taken(key, row, childRows);
            }
        } catch (ValueException e) {
            return rejected(key, e.getMessage() + ".");
        }
        Item instead = taken(key, row, childRows) instanceof MappedRow.Ready ready ? ready.item() : null;
        return new MappedRow.LeftBehind(key, rows.counting(), instead);
    }

    /** What becomes of a row that does not stay behind. */
    private MappedRow taken(SourceKey key, @Nullable Object[] row, List<List<@Nullable Object[]>> childRows) {
        try {
            CompiledExpression condition = rows.condition();
            if (condition != null && !condition.holds(row)) {
                return new MappedRow.Passed(key);
            }
            @Nullable ItemValue[] values = constants.clone();
            for (int i = 0; i < keys.size(); i++) {
                values[i] = sameAs[i] < i ? values[sameAs[i]] : keys.get(i).value(row);
            }
            int position = values.length - attributes.size() - children.size();
            for (int i = 0; i < attributes.size(); i++) {
                values[position++] = attributes.get(i).value(row);
            }
            for (int i = 0; i < children.size(); i++) {
                values[position++] = children.get(i).embed(childRows.get(i));
            }
            ShapedAttributes item = new ShapedAttributes(shape, values);
            if (ItemSize.mayExceedLimit(item) && item.bytes() > ItemSize.LIMIT) {
                return rejected(
                        key,
                        String.format(
                                Locale.ENGLISH,
                                "the item has %,d bytes, and DynamoDB takes %,d. The largest attribute is %s:"
                                        + " leave it out, or shorten it in the source.",
                                item.bytes(),
                                ItemSize.LIMIT,
                                largest(item)));
            }
            return new MappedRow.Ready(key, new Item(item));
        } catch (ValueException e) {
            return rejected(key, e.getMessage() + ".");
        }
    }

    /** What becomes of one row of the source, where a row that no entity takes may not go unnoticed. */
    MappedRow mapOrAnswerFor(SourceKey key, @Nullable Object[] row, List<List<@Nullable Object[]>> childRows) {
        MappedRow mapped = map(key, row, childRows);
        List<CompiledExpression> others = rows.others();
        if (others == null || !(mapped instanceof MappedRow.Passed)) {
            return mapped;
        }
        try {
            return others.stream().anyMatch(other -> other.holds(row))
                    ? mapped
                    : rejected(
                            key,
                            "no entity takes it, because no condition on " + rows.table()
                                    + " is true for it. Widen a condition in the target model, add an entity, or say"
                                    + " that such rows stay behind.");
        } catch (ValueException e) {
            return rejected(key, e.getMessage() + ".");
        }
    }

    private static String largest(Map<String, ItemValue> item) {
        return item.entrySet().stream()
                .max((a, b) -> Integer.compare(ItemSize.of(a.getValue()), ItemSize.of(b.getValue())))
                .map(e -> String.format(Locale.ENGLISH, "%s with %,d bytes", e.getKey(), ItemSize.of(e.getValue())))
                .orElse("none");
    }

    /** A row in words, for example {@code orders with id = 5}. */
    public String nameOf(SourceKey key) {
        List<String> names = new ArrayList<>();
        for (KeyColumn column : rows.primaryKey()) {
            names.add(column.name());
        }
        return rows.table() + " with " + String.join(", ", names) + " = " + key;
    }

    private MappedRow rejected(SourceKey key, String because) {
        return new MappedRow.Rejected(key, nameOf(key) + ": " + because);
    }

    @Override
    public String toString() {
        return entity + " (" + rows.table() + " to " + tableName + ")";
    }
}
