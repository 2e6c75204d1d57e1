package dev.drover.model.mapping;

import dev.drover.model.AttributeType;
import dev.drover.model.KeyType;
import dev.drover.model.mapping.CompiledEntity.Attribute.Filling;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of one entity, checked against the source and ready to turn rows into items.
 *
 * <p>Safe for use by many threads at once.
 */
public final class CompiledEntity {

    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;

    private final String tableName;
    private final String entity;
    private final Rows rows;
    private final List<Key> keys;
    private final List<Attribute> attributes;
    private final List<CompiledChildren> children;
    private final ItemShape shape;
    private final @Nullable ItemValue[] constants;
    private final int[] sameAs;

    CompiledEntity(
            String tableName,
            String entity,
            Rows rows,
            List<Key> keys,
            List<Attribute> attributes,
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

    /** A column of the source table's primary key, and PostgreSQL's name of its type. */
    record KeyColumn(String name, String type) {

        private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");

        /** Whole numbers need not travel as text: their text is the same everywhere, and numbers are cheaper. */
        boolean isWhole() {
            return WHOLE.contains(type);
        }

        String text(ResultSet row, int index) throws SQLException {
            return isWhole() ? Long.toString(row.getLong(index)) : row.getString(index);
        }
    }

    /**
     * A key attribute and how it is filled.
     *
     * @param required whether it belongs to the table's own key; an index key that has no value leaves the item out of
     *     that index
     */
    record Key(String attribute, KeyType type, boolean required, boolean partition, CompiledTemplate template) {

        boolean hasValueOf(Key other) {
            return type == other.type
                    && (required || !other.required)
                    && partition == other.partition
                    && template.equals(other.template);
        }

        @Nullable
        ItemValue value(@Nullable Object[] row) {
            if (type == KeyType.N) {
                return template.number(row);
            }
            String text = template.text(row);
            if (text == null) {
                return null;
            }
            if (text.isEmpty()) {
                throw new ValueException("the key " + attribute + " is empty, and DynamoDB takes no empty key");
            }
            int limit = partition ? LONGEST_PARTITION_KEY : LONGEST_SORT_KEY;
            int length = ItemSize.utf8Length(text);
            if (length > limit) {
                throw new ValueException(String.format(
                        Locale.ENGLISH, "the key %s has %,d bytes, and DynamoDB takes %,d", attribute, length, limit));
            }
            return new ItemValue.Text(text);
        }
    }

    /** Another attribute and how it is filled. */
    record Attribute(String name, Filling filling) {

        /** Makes the value of a row; null leaves the attribute out. */
        interface Filling {
            @Nullable
            ItemValue of(@Nullable Object[] row);

            /** The value of a column. */
            record FromColumn(
                    CompiledColumn column,
                    AttributeType type,
                    @Nullable ZoneId zone) implements Filling {

                @Override
                public @Nullable ItemValue of(@Nullable Object[] row) {
                    return column.value(row, type, zone);
                }
            }

            /** Text made of columns. */
            record FromTemplate(CompiledTemplate template) implements Filling {

                @Override
                public @Nullable ItemValue of(@Nullable Object[] row) {
                    String text = template.text(row);
                    return text == null ? null : new ItemValue.Text(text);
                }
            }
        }

        @Nullable
        ItemValue value(@Nullable Object[] row) {
            return filling.of(row);
        }
    }

    /**
     * What is read of each row.
     *
     * @param columns the columns that the mapping uses, of the row itself and of the rows it refers to
     * @param condition null if every row becomes an item
     * @param others what the other entities of the table take, if this one has to answer for rows that none takes; null
     *     if it has not
     */
    record Rows(
            String table,
            List<KeyColumn> primaryKey,
            List<CompiledColumn> columns,
            List<CompiledJoin> joins,
            @Nullable CompiledExpression condition,
            @Nullable List<CompiledExpression> others) {

        Rows(
                String table,
                List<KeyColumn> primaryKey,
                List<CompiledColumn> columns,
                List<CompiledJoin> joins,
                @Nullable CompiledExpression condition,
                @Nullable List<CompiledExpression> others) {
            this.table = table;
            this.primaryKey = List.copyOf(primaryKey);
            this.columns = List.copyOf(columns);
            this.joins = List.copyOf(joins);
            this.condition = condition;
            this.others = others == null ? null : List.copyOf(others);
        }
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
        return keys.stream().filter(Key::required).map(Key::attribute).toList();
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
        return rows.condition() != null;
    }

    /** Whether the condition reads the column of this row. */
    boolean isInCondition(CompiledColumn column) {
        CompiledExpression condition = rows.condition();
        return condition != null && condition.columns().containsValue(column);
    }

    List<CompiledChildren> children() {
        return children;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** The templates of keys and of attributes. */
    Stream<CompiledTemplate> templates() {
        return Stream.concat(
                keys.stream().map(Key::template),
                attributes.stream()
                        .map(Attribute::filling)
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
            CompiledExpression condition = rows.condition();
            if (condition != null && !condition.holds(row)) {
                return new MappedRow.Passed(key);
            }
            @Nullable ItemValue[] values = constants.clone();
            for (int i = 0; i < keys.size(); i++) {
                values[i] = sameAs[i] < i ? values[sameAs[i]] : key(keys.get(i), row);
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
                                    + " is true for it. Widen a condition in the target model, or add an entity.");
        } catch (ValueException e) {
            return rejected(key, e.getMessage() + ".");
        }
    }

    private static @Nullable ItemValue key(Key key, @Nullable Object[] row) {
        ItemValue value = key.value(row);
        if (value == null && key.required()) {
            throw new ValueException("the key " + key.attribute() + " has no value, because a column in it is null");
        }
        return value;
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
