package dev.drover.inventory.consumer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Something that reads or writes the data of a migration.
 *
 * @param id unique over all migrations
 * @param contracts by entity: the shape that it expects, as JSON Schema 2020-12
 * @param version counts the changes from 1; whoever changes it names the version they saw
 * @param changedBy display name of the person who changed it last
 */
public record Consumer(
        long id,
        ConsumerDraft described,
        Map<String, String> contracts,
        int version,
        String changedBy,
        Instant changedAt) {

    public Consumer {
        contracts = new TreeMap<>(contracts);
    }

    public String name() {
        return described.name();
    }

    /** Whether an access pattern or a person means this one. */
    public boolean isCalled(String name) {
        return described.name().equalsIgnoreCase(name.strip());
    }

    /** The entities that it reads, or has a contract for. */
    public Set<String> entitiesRead() {
        return entities(described.reads());
    }

    /** Every entity that it has to do with. */
    public Set<String> entities() {
        return entities(Stream.concat(described.reads().stream(), described.writes().stream())
                .toList());
    }

    private Set<String> entities(List<String> fields) {
        Set<String> entities = new TreeSet<>(contracts.keySet());
        fields.forEach(field -> entities.add(field.contains(".") ? field.substring(0, field.indexOf('.')) : field));
        return entities;
    }
}
