package dev.drover.discovery.dynamodb;

import dev.drover.discovery.StoreTable;
import dev.drover.discovery.TableSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Counts what items look like. Their values go no further than here. */
final class SampleTally {

    private static final int TOP = 5;
    private static final int MOST_ATTRIBUTES = 200;
    private static final int MOST_VERSIONS = 25;
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}");

    private final StoreTable table;
    private final ScannedItems scanned;
    private final Set<String> versionAttributes;
    private final EntityTypes types;

    /** @param versionAttributes whose numbers are counted; of all others no value is kept */
    SampleTally(StoreTable table, ScannedItems scanned, Set<String> versionAttributes) {
        this.table = table;
        this.scanned = scanned;
        this.versionAttributes = versionAttributes;
        this.types = EntityTypes.among(table, scanned.items());
    }

    TableSample sample() {
        List<TableSample.Spread> spreads = new ArrayList<>();
        spreads.add(spread("", table.key()));
        table.indexes().forEach(index -> spreads.add(spread(index.name(), index.key())));
        return new TableSample(
                scanned.items().size(), scanned.readUnits(), scanned.whole(), entities(), spreads, scanned.notes());
    }

    private List<TableSample.Entity> entities() {
        Map<String, List<Map<String, AttributeValue>>> byType = new LinkedHashMap<>();
        scanned.items()
                .forEach(item -> byType.computeIfAbsent(types.of(item), type -> new ArrayList<>())
                        .add(item));
        return byType.entrySet().stream()
                .map(each -> entity(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(TableSample.Entity::items)
                        .reversed()
                        .thenComparing(TableSample.Entity::name))
                .toList();
    }

    private TableSample.Entity entity(String name, List<Map<String, AttributeValue>> items) {
        int[] bytes = items.stream().mapToInt(AttributeBytes::of).sorted().toArray();
        long sum = 0;
        for (int each : bytes) {
            sum += each;
        }
        return new TableSample.Entity(
                name,
                name.equals(EntityTypes.OTHER) ? "It is of none of the other types." : types.why(),
                bytes.length,
                (int) Math.round((double) sum / bytes.length),
                bytes[(int) Math.ceil(bytes.length * 0.99) - 1],
                bytes[bytes.length - 1],
                attributes(items),
                versionAttributes.stream()
                        .sorted()
                        .flatMap(attribute -> versions(attribute, items).stream())
                        .toList());
    }

    /** Something that has many values is no version of a shape, whatever its name. */
    private static List<TableSample.VersionCount> versions(String attribute, List<Map<String, AttributeValue>> items) {
        Map<Long, Long> counts = new TreeMap<>();
        for (Map<String, AttributeValue> item : items) {
            AttributeValue value = item.get(attribute);
            if (value != null && value.n() != null && VERSION.matcher(value.n()).matches()) {
                counts.merge(Long.valueOf(value.n()), 1L, Long::sum);
            }
        }
        return counts.size() > MOST_VERSIONS
                ? List.of()
                : counts.entrySet().stream()
                        .map(each -> new TableSample.VersionCount(attribute, each.getKey(), each.getValue()))
                        .toList();
    }

    private static List<TableSample.Attribute> attributes(List<Map<String, AttributeValue>> items) {
        Map<String, Integer> present = new TreeMap<>();
        Map<String, TreeSet<String>> types = new HashMap<>();
        Map<String, Long> bytes = new HashMap<>();
        items.forEach(item -> item.forEach((name, value) -> {
            bytes.merge(name, (long) AttributeBytes.of(Map.of(name, value)), Long::sum);
            present.merge(name, 1, Integer::sum);
            types.computeIfAbsent(name, n -> new TreeSet<>()).add(value.type().name());
        }));
        return present.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(MOST_ATTRIBUTES)
                .map(each -> new TableSample.Attribute(
                        each.getKey(),
                        List.copyOf(types.getOrDefault(each.getKey(), new TreeSet<>())),
                        (double) each.getValue() / items.size(),
                        (double) bytes.getOrDefault(each.getKey(), 0L) / each.getValue()))
                .toList();
    }

    private TableSample.Spread spread(String index, StoreTable.Key key) {
        Map<List<AttributeValue>, Integer> counts = new HashMap<>();
        TreeSet<String> found = new TreeSet<>();
        for (Map<String, AttributeValue> item : scanned.items()) {
            if (item.keySet().containsAll(key.all())) {
                counts.merge(key.partition().stream().map(item::get).toList(), 1, Integer::sum);
                found.add(types.of(item));
            }
        }
        long items = counts.values().stream().mapToLong(Integer::longValue).sum();
        List<Double> shares = counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(TOP)
                .map(count -> (double) count / items)
                .toList();
        return new TableSample.Spread(index, items, counts.size(), shares, List.copyOf(found));
    }
}
