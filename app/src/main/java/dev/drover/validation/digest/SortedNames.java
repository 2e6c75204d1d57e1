package dev.drover.validation.digest;

import dev.drover.model.mapping.ItemShape;
import java.util.Arrays;
import java.util.Set;

/**
 * The names of some attributes in alphabetical order, each as it stands in the canonical form.
 *
 * @param positions where the names are in their shape; empty for attributes without a shape
 */
record SortedNames(String[] names, byte[][] encoded, int[] positions) {

    static SortedNames of(ItemShape shape) {
        String[] names = new String[shape.size()];
        int[] positions = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            positions[i] = shape.sorted(i);
            names[i] = shape.name(positions[i]);
        }
        return new SortedNames(names, encoded(names), positions);
    }

    static SortedNames of(Set<String> unsorted) {
        String[] names = unsorted.toArray(String[]::new);
        Arrays.sort(names);
        return new SortedNames(names, encoded(names), new int[0]);
    }

    boolean are(Set<String> others) {
        if (others.size() != names.length) {
            return false;
        }
        for (String name : names) {
            if (!others.contains(name)) {
                return false;
            }
        }
        return true;
    }

    private static byte[][] encoded(String[] names) {
        byte[][] encoded = new byte[names.length][];
        CanonicalBytes bytes = new CanonicalBytes();
        for (int i = 0; i < names.length; i++) {
            bytes.clear();
            bytes.text('K', names[i]);
            encoded[i] = bytes.copy();
        }
        return encoded;
    }
}
