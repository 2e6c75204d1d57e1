package dev.drover.model.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The names that all items of one entity share, in the order of the mapping. What is per name is worked out once. */
public final class ItemShape {

    private final String[] names;
    private final int[] sorted;
    private final int nameBytes;
    private final Map<String, Integer> positions = new HashMap<>();

    ItemShape(List<String> names) {
        this.names = names.toArray(String[]::new);
        this.sorted = IntStream.range(0, this.names.length)
                .boxed()
                .sorted(Comparator.comparing(position -> this.names[position]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.nameBytes = names.stream().mapToInt(ItemSize::utf8Length).sum();
        for (int i = 0; i < this.names.length; i++) {
            positions.putIfAbsent(this.names[i], i);
        }
    }

    public int size() {
        return names.length;
    }

    public String name(int position) {
        return names[position];
    }

    /** The position of the name that is the i-th in alphabetical order, from 0. */
    public int sorted(int i) {
        return sorted[i];
    }

    /** The bytes of all names together. */
    int nameBytes() {
        return nameBytes;
    }

    /** The position of a name; -1 if the shape does not have it. */
    int positionOf(Object name) {
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }
}
