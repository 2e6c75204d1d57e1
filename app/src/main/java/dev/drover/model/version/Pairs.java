package dev.drover.model.version;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of two versions, each with what it was or became. */
final class Pairs {

    private Pairs() {}

    /**
     * A part in two versions.
     *
     * @param before null if it is new
     * @param after null if it is gone
     */
    record Pair<T>(@Nullable T before, @Nullable T after) {}

    /** In the order of the older version, then what is new. */
    static <T> List<Pair<T>> of(
            List<T> before, Function<T, String> idBefore, List<T> after, Function<T, String> idAfter) {
        Map<String, T> left = new LinkedHashMap<>();
        after.forEach(part -> left.put(idAfter.apply(part), part));
        List<Pair<T>> pairs = new ArrayList<>();
        for (T part : before) {
            pairs.add(new Pair<>(part, left.remove(idBefore.apply(part))));
        }
        left.values().forEach(part -> pairs.add(new Pair<>(null, part)));
        return pairs;
    }
}
