package dev.drover.model.mapping;

import dev.drover.model.KeyType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A key attribute and how it is filled.
 *
 * @param required whether it belongs to the table's own key; an index key that has no value leaves the item out of
 *     that index
 */
record CompiledKey(String attribute, KeyType type, boolean required, boolean partition, CompiledTemplate template) {

    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;

    boolean hasValueOf(CompiledKey other) {
        return type == other.type
                && (required || !other.required)
                && partition == other.partition
                && template.equals(other.template);
    }

    /** Null if an index key has no value. */
    @Nullable
    ItemValue value(@Nullable Object[] row) {
        ItemValue value = type == KeyType.N ? template.number(row) : text(row);
        if (value == null && required) {
            throw new ValueException("the key " + attribute + " has no value, because a column in it is null");
        }
        return value;
    }

    private @Nullable ItemValue text(@Nullable Object[] row) {
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
