package dev.drover.model.mapping;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes by name whose names lie in an {@link ItemShape}: small, quick to make, and not changeable. */
public final class ShapedAttributes extends AbstractMap<String, ItemValue> {

    private final ItemShape shape;
    private final @Nullable ItemValue[] values;
    private final int size;
    private int bytes;

    /** @param values one for each name of the shape, null where there is none; not copied */
    ShapedAttributes(ItemShape shape, @Nullable ItemValue[] values) {
        this.shape = shape;
        this.values = values;
        int present = 0;
        for (ItemValue value : values) {
            if (value != null) {
                present++;
            }
        }
        this.size = present;
    }

    public ItemShape shape() {
        return shape;
    }

    /** The value of the name at a position of the shape; null if it is missing. */
    public @Nullable ItemValue at(int position) {
        return values[position];
    }

    /** The size as DynamoDB counts it, names included; measured when somebody asks for the first time. */
    int bytes() {
        if (bytes == 0) {
            bytes = ItemSize.measured(this);
        }
        return bytes;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable ItemValue get(@Nullable Object name) {
        int position = name == null ? -1 : shape.positionOf(name);
        return position < 0 ? null : values[position];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, ItemValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, ItemValue>> iterator() {
                return new Present();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Present implements Iterator<Map.Entry<String, ItemValue>> {

        private int next;

        @Override
        public boolean hasNext() {
            while (next < values.length && values[next] == null) {
                next++;
            }
            return next < values.length;
        }

        @Override
        public Map.Entry<String, ItemValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ItemValue value = values[next];
            if (value == null) {
                throw new NoSuchElementException();
            }
            return Map.entry(shape.name(next++), value);
        }
    }
}
