package dev.drover.transfer.items;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words how two items with the same key differ. */
public final class Difference {

    private static final int MOST_NAMED = 3;
    private static final int LONGEST_VALUE = 60;

    private Difference() {}

    /** For people, for example {@code total is 12.5 there and 13 in the source}. */
    public static String between(Item there, Item source) {
        TreeSet<String> names = new TreeSet<>(there.attributes().keySet());
        names.addAll(source.attributes().keySet());
        List<String> different = names.stream()
                .filter(name -> !Objects.equals(
                        there.attributes().get(name), source.attributes().get(name)))
                .toList();
        String named = different.stream()
                .limit(MOST_NAMED)
                .map(name -> name + " is " + words(there.attributes().get(name)) + " there and "
                        + words(source.attributes().get(name)) + " in the source")
                .collect(Collectors.joining("; "));
        int more = different.size() - MOST_NAMED;
        return more > 0 ? named + "; and " + more + " more" : named;
    }

    /** A value as people read it, shortened if it is long. */
    public static String words(@Nullable ItemValue value) {
        String text;
        if (value == null) {
            return "missing";
        } else if (value instanceof ItemValue.Text s) {
            text = "\"" + s.value() + "\"";
        } else if (value instanceof ItemValue.Numeric number) {
            text = number.value();
        } else if (value instanceof ItemValue.Bool bool) {
            text = String.valueOf(bool.value());
        } else if (value instanceof ItemValue.Bytes bytes) {
            text = bytes.value().length + " bytes " + bytes;
        } else if (value instanceof ItemValue.Sequence sequence) {
            text = sequence.values().stream().map(Difference::words).collect(Collectors.joining(", ", "[", "]"));
        } else {
            text = ((ItemValue.Fields) value)
                    .values().entrySet().stream()
                            .map(field -> field.getKey() + " " + words(field.getValue()))
                            .sorted()
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
