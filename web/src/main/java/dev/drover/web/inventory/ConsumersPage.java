package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.consumer.Consumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All consumers as their page shows them.
 *
 * @param unknown the patterns whose consumer nobody has described, by the name that they give it
 */
record ConsumersPage(List<Row> rows, Map<String, List<AccessPattern>> unknown) {

    /** A consumer and the patterns that name it. */
    record Row(Consumer consumer, List<AccessPattern> patterns) {}

    static ConsumersPage of(List<Consumer> consumers, List<AccessPattern> patterns) {
        Map<String, List<AccessPattern>> unknown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (AccessPattern pattern : patterns) {
            String name = pattern.consumer().strip();
            if (!name.isEmpty() && consumers.stream().noneMatch(consumer -> consumer.isCalled(name))) {
                unknown.computeIfAbsent(name, n -> new ArrayList<>()).add(pattern);
            }
        }
        return new ConsumersPage(
                consumers.stream()
                        .map(consumer -> new Row(
                                consumer,
                                patterns.stream()
                                        .filter(pattern -> consumer.isCalled(pattern.consumer()))
                                        .toList()))
                        .toList(),
                unknown);
    }
}
