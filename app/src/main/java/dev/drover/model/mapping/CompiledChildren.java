package dev.drover.model.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Child rows that become a list inside their parent's item.
 *
 * @param parentColumns the child's columns that refer to the parent's primary key, in the order of that key
 * @param columns the child's columns that are kept
 * @param shape the names of the fields
 */
record CompiledChildren(
        String attribute,
        String table,
        List<String> parentColumns,
        List<String> orderBy,
        List<CompiledColumn> columns,
        List<CompiledAttribute> fields,
        ItemShape shape,
        int max) {

    /**
     * The list.
     *
     * @param rows in order; the reader stops at one more than {@link #max}
     * @throws ValueException if there are too many, or a value has no place in the target
     */
    ItemValue embed(List<@Nullable Object[]> rows) {
        if (rows.size() > max) {
            throw new ValueException(String.format(
                    Locale.ENGLISH,
                    "it has more than %,d rows of %s, which is the most that the mapping allows in %s",
                    max,
                    table,
                    attribute));
        }
        List<ItemValue> values = new ArrayList<>(rows.size());
        for (Object[] row : rows) {
            @Nullable ItemValue[] child = new @Nullable ItemValue[fields.size()];
            for (int i = 0; i < child.length; i++) {
                child[i] = value(fields.get(i), row);
            }
            values.add(new ItemValue.Fields(new ShapedAttributes(shape, child)));
        }
        return new ItemValue.Sequence(values);
    }

    private @Nullable ItemValue value(CompiledAttribute field, @Nullable Object[] row) {
        try {
            return field.value(row);
        } catch (ValueException e) {
            throw new ValueException(table + "." + e.getMessage());
        }
    }
}
