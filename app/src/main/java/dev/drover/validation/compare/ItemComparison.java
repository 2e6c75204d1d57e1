package dev.drover.validation.compare;

import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds which attributes of two items differ, and why. */
public final class ItemComparison {

    private final List<AttributeDifference> found = new ArrayList<>();

    private ItemComparison() {}

    /** The differing attributes in the order of their names; empty if the items are equal. */
    public static List<AttributeDifference> compare(Item source, Item target) {
        ItemComparison comparison = new ItemComparison();
        comparison.fields("", source.attributes(), target.attributes());
        return comparison.found;
    }

    /** A whole item for people, shortened. */
    public static String text(Item item) {
        return ValueText.ofItem(item.attributes());
    }

    private void fields(String prefix, Map<String, ItemValue> source, Map<String, ItemValue> target) {
        Set<String> names = new TreeSet<>(source.keySet());
        names.addAll(target.keySet());
        for (String name : names) {
            value(prefix + name, source.get(name), target.get(name));
        }
    }

    private void value(String at, @Nullable ItemValue source, @Nullable ItemValue target) {
        if (Objects.equals(source, target)) {
            return;
        }
        if (source == null || target == null || ValueText.isNull(source) || ValueText.isNull(target)) {
            absent(at, source, target);
        } else if (source instanceof ItemValue.Text from && target instanceof ItemValue.Text to) {
            TextChange change = TextChange.between(from.value(), to.value());
            add(at, source, target, change.cause(), change.words());
        } else if (source instanceof ItemValue.Numeric from && target instanceof ItemValue.Numeric to) {
            number(at, from, to);
        } else if (source instanceof ItemValue.Bytes from && target instanceof ItemValue.Bytes to) {
            bytes(at, from, to);
        } else if (source instanceof ItemValue.Sequence from && target instanceof ItemValue.Sequence to) {
            sequence(at, from, to);
        } else if (source instanceof ItemValue.Fields from && target instanceof ItemValue.Fields to) {
            fields(at + ".", from.values(), to.values());
        } else if (source.getClass() == target.getClass()) {
            add(at, source, target, Cause.DIFFERENT, "is different in the target");
        } else {
            add(at, source, target, Cause.DIFFERENT, "is " + type(source) + " and became " + type(target));
        }
    }

    private void absent(String at, @Nullable ItemValue source, @Nullable ItemValue target) {
        boolean lost = target == null || ValueText.isNull(target);
        String side = lost ? "target" : "source";
        ItemValue nothing = lost ? target : source;
        add(
                at,
                source,
                target,
                Cause.NULL_EMPTY_MISSING,
                "is " + (nothing == null ? "missing" : "null") + " in the " + side);
    }

    private void number(String at, ItemValue.Numeric source, ItemValue.Numeric target) {
        if (new BigDecimal(source.value()).compareTo(new BigDecimal(target.value())) == 0) {
            return;
        }
        String loss = NumberLoss.words(source.value(), target.value());
        if (loss != null) {
            add(at, source, target, Cause.ROUNDED, loss + " in the target");
        } else {
            add(at, source, target, Cause.DIFFERENT, "is different in the target");
        }
    }

    private void bytes(String at, ItemValue.Bytes source, ItemValue.Bytes target) {
        boolean beginning = source.toString().startsWith(target.toString());
        if (target.value().length == 0) {
            add(at, source, target, Cause.NULL_EMPTY_MISSING, "is empty in the target");
        } else if (beginning) {
            add(
                    at,
                    source,
                    target,
                    Cause.TRUNCATED,
                    String.format("has %,d of %,d bytes in the target", target.value().length, source.value().length));
        } else {
            add(at, source, target, Cause.DIFFERENT, "is different in the target");
        }
    }

    private void sequence(String at, ItemValue.Sequence source, ItemValue.Sequence target) {
        List<ItemValue> from = source.values();
        List<ItemValue> to = target.values();
        if (from.size() != to.size()) {
            boolean beginning =
                    to.size() < from.size() && from.subList(0, to.size()).equals(to);
            add(
                    at,
                    source,
                    target,
                    beginning ? Cause.TRUNCATED : Cause.DIFFERENT,
                    String.format("has %,d elements in the target and %,d in the source", to.size(), from.size()));
        } else if (counts(from).equals(counts(to))) {
            add(at, source, target, Cause.DIFFERENT, "has the same elements in another order in the target");
        } else {
            for (int i = 0; i < from.size(); i++) {
                value(at + "[" + i + "]", from.get(i), to.get(i));
            }
        }
    }

    private static Map<ItemValue, Integer> counts(List<ItemValue> values) {
        Map<ItemValue, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    private static String type(ItemValue value) {
        if (value instanceof ItemValue.Text) {
            return "text";
        }
        if (value instanceof ItemValue.Numeric) {
            return "a number";
        }
        if (value instanceof ItemValue.Bool) {
            return "true or false";
        }
        if (value instanceof ItemValue.Bytes) {
            return "bytes";
        }
        return value instanceof ItemValue.Sequence ? "a list" : "a map";
    }

    private void add(String at, @Nullable ItemValue source, @Nullable ItemValue target, Cause cause, String words) {
        String from = ValueText.of(source);
        String to = ValueText.of(target);
        found.add(new AttributeDifference(at, from, to, cause, at + " " + words + ": " + from + " \u2192 " + to));
    }
}
