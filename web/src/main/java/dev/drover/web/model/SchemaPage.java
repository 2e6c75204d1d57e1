package dev.drover.web.model;

import dev.drover.model.StoredModel;
import dev.drover.model.schema.Compatibility;
import dev.drover.model.schema.ContractCheck;
import dev.drover.model.schema.ContractCheck.Answer;
import dev.drover.model.schema.ContractCheck.Live;
import dev.drover.model.schema.CurrentShape;
import dev.drover.model.schema.Mismatch;
import dev.drover.model.schema.SchemaVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Shapes, versions and contracts as their page shows them.
 *
 * @param check whether every consumer can read every live version
 */
record SchemaPage(StoredModel stored, SourceLook source, List<Entity> entities, ContractCheck check) {

    private static final int MOST_COMPARED = 6;

    /**
     * An entity of the model, or one that only has frozen versions.
     *
     * @param current what its mapping writes now; null if nobody can tell
     * @param pairs how any two of the newest versions get on
     */
    record Entity(
            String table,
            String name,
            @Nullable CurrentShape current,
            String drift,
            List<SchemaVersion> versions,
            List<Pair> pairs) {

        /** Whether the current shape can be frozen. */
        public boolean isNew() {
            return current != null
                    && current.schema() != null
                    && current.frozen(versions).isEmpty();
        }
    }

    /** Two versions, the lower number first. */
    record Pair(int older, int newer, Compatibility compatibility) {

        /** "Order.total (type): was number, is now string; readers of version 1 fail". */
        public List<String> breaks() {
            List<String> breaks = new ArrayList<>();
            for (Mismatch one : compatibility.forward()) {
                breaks.add(one.sinceReader() + "; readers of version " + older + " fail on items of version " + newer);
            }
            for (Mismatch one : compatibility.backward()) {
                breaks.add(one.sinceWriter() + "; readers of version " + newer + " fail on items of version " + older);
            }
            return breaks;
        }
    }

    static SchemaPage of(
            StoredModel stored,
            SourceLook source,
            List<CurrentShape> shapes,
            List<SchemaVersion> versions,
            ContractCheck check) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        for (CurrentShape shape : shapes) {
            entities.put(
                    shape.place(),
                    entity(
                            shape.table(),
                            shape.entity(),
                            shape,
                            shape.drift(versions).orElse(""),
                            versions));
        }
        for (SchemaVersion version : versions) {
            entities.computeIfAbsent(
                    version.place(), place -> entity(version.table(), version.entity(), null, "", versions));
        }
        return new SchemaPage(stored, source, List.copyOf(entities.values()), check);
    }

    private static Entity entity(
            String table, String name, @Nullable CurrentShape current, String drift, List<SchemaVersion> all) {
        List<SchemaVersion> versions = all.stream()
                .filter(version ->
                        version.table().equals(table) && version.entity().equals(name))
                .toList();
        Map<Integer, JsonNode> shapes = new LinkedHashMap<>();
        versions.stream()
                .skip(Math.max(0, versions.size() - MOST_COMPARED))
                .forEach(version -> shapes.put(version.version(), version.schema()));
        if (current != null && current.schema() != null) {
            shapes.putIfAbsent(current.version(), current.document());
        }
        List<Pair> pairs = new ArrayList<>();
        List<Integer> numbers = shapes.keySet().stream().sorted().toList();
        for (int i = 0; i < numbers.size(); i++) {
            for (int j = i + 1; j < numbers.size(); j++) {
                int older = numbers.get(i);
                int newer = numbers.get(j);
                pairs.add(new Pair(older, newer, Compatibility.of(name, shape(shapes, older), shape(shapes, newer))));
            }
        }
        return new Entity(table, name, current, drift, versions, pairs);
    }

    private static JsonNode shape(Map<Integer, JsonNode> shapes, int version) {
        return Objects.requireNonNull(shapes.get(version));
    }

    /** The consumers that read any of the live versions, by name. */
    public List<String> readers() {
        return check.answers().stream()
                .map(Answer::consumer)
                .distinct()
                .sorted()
                .toList();
    }

    public Optional<Answer> answer(String consumer, Live version) {
        return check.answers().stream()
                .filter(answer ->
                        answer.consumer().equals(consumer) && answer.version().equals(version))
                .findFirst();
    }
}
