package dev.drover.discovery.dynamodb;

import dev.drover.discovery.StoreTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells types of items apart: by an attribute that names the type, else by words before a separator in the keys.
 *
 * <p>What it takes for a name is kept, and it comes from items. So it has to be a short word that several items share,
 * and there may be only a few different ones: a name of a person is none of that for long.
 *
 * @param why how they were recognised, as a sentence
 */
record EntityTypes(
        Function<Map<String, AttributeValue>, @Nullable String> finder, Map<String, Long> counts, String why) {

    /** The type of an item that is of none of the others. */
    static final String OTHER = "Other";

    private static final int MOST = 25;
    private static final double SHARE_OF_ITEMS = 0.8;
    private static final Set<String> TYPE_ATTRIBUTES = Set.of(
            "type",
            "_type",
            "kind",
            "entity",
            "entitytype",
            "entity_type",
            "itemtype",
            "item_type",
            "_et",
            "et",
            "__typename",
            "__edb_e__");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z][A-Za-z_-]{0,39})[#|:]");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]{0,39}");
    /** Constants that mean: the thing itself. */
    private static final Set<String> ITSELF =
            Set.of("METADATA", "META", "PROFILE", "INFO", "DETAILS", "ROOT", "SELF", "A");

    static EntityTypes among(StoreTable table, List<Map<String, AttributeValue>> items) {
        List<String> candidates = items.stream()
                .flatMap(item -> item.keySet().stream())
                .filter(name -> TYPE_ATTRIBUTES.contains(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .sorted()
                .toList();
        for (String attribute : candidates) {
            EntityTypes types = found(items, item -> word(item.get(attribute)), "Its " + attribute + " says so.");
            if (types.isSensible(items.size())) {
                return types;
            }
        }
        EntityTypes byKeys = found(items, item -> byKeys(table.key(), item), "The words in its keys say so.");
        if (byKeys.isSensible(items.size())) {
            return byKeys;
        }
        return new EntityTypes(
                item -> table.name(),
                Map.of(table.name(), (long) items.size()),
                "No attribute and no words in the keys tell types of items apart, so all are taken as one.");
    }

    String of(Map<String, AttributeValue> item) {
        String name = finder.apply(item);
        return name == null || !counts.containsKey(name) ? OTHER : name;
    }

    private static EntityTypes found(
            List<Map<String, AttributeValue>> items,
            Function<Map<String, AttributeValue>, @Nullable String> finder,
            String why) {
        Map<String, Long> counts = new HashMap<>();
        for (Map<String, AttributeValue> item : items) {
            String name = finder.apply(item);
            if (name != null) {
                counts.merge(name, 1L, Long::sum);
            }
        }
        // A word that one item alone has may be anything.
        Map<String, Long> shared = counts.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new EntityTypes(finder, shared, why);
    }

    private boolean isSensible(int items) {
        long named = counts.values().stream().mapToLong(Long::longValue).sum();
        return !counts.isEmpty() && counts.size() <= MOST && named >= SHARE_OF_ITEMS * items;
    }

    private static @Nullable String word(@Nullable AttributeValue value) {
        return value != null && value.s() != null && WORD.matcher(value.s()).matches() ? value.s() : null;
    }

    /** "ORDER" for {@code CUSTOMER#7 + ORDER#9}, "CUSTOMER" for {@code CUSTOMER#7 + PROFILE}. */
    private static @Nullable String byKeys(StoreTable.Key key, Map<String, AttributeValue> item) {
        String owner = prefix(item.get(key.partition().get(0)));
        if (key.sort().isEmpty()) {
            return owner;
        }
        AttributeValue sort = item.get(key.sort().get(0));
        String part = prefix(sort);
        if (part != null) {
            return part;
        }
        if (owner != null
                && sort != null
                && sort.s() != null
                && CONSTANT.matcher(sort.s()).matches()) {
            return ITSELF.contains(sort.s()) ? owner : owner + "_" + sort.s();
        }
        return owner;
    }

    private static @Nullable String prefix(@Nullable AttributeValue value) {
        if (value == null || value.s() == null) {
            return null;
        }
        Matcher matcher = PREFIX.matcher(value.s());
        return matcher.lookingAt() ? matcher.group(1) : null;
    }
}
