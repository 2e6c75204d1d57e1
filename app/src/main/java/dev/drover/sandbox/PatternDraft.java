package dev.drover.sandbox;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.EvidenceKind;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Load;
import dev.drover.inventory.AccessPattern.Ordering;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Priority;
import dev.drover.inventory.AccessPattern.Promise;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.inventory.AccessPattern.Scope;
import dev.drover.inventory.AccessPattern.Volume;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern on its way; what all patterns of the shop share is filled in at the end. */
final class PatternDraft {

    private final String id;
    private final String name;
    private final String description;
    private final String consumer;
    private final Priority priority;
    private final Direction direction;
    private String entity = "";
    private List<String> attributes = List.of();
    private List<KeyCondition> partitionBy = List.of();
    private List<KeyCondition> sortBy = List.of();
    private @Nullable Ordering ordering;
    private Cardinality cardinality = Cardinality.SINGLE;
    private Load load = Load.UNKNOWN;
    private Volume volume = Volume.UNKNOWN;
    private int latency;
    private Horizon horizon = Horizon.NOW;
    private EvidenceKind evidence = EvidenceKind.INTERVIEW;
    private String evidenceDetail = "Head of the shop team, 2026-11-02";
    private String fallback = "";

    PatternDraft(String id, String name, String description, String consumer, Priority priority, Direction direction) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.consumer = consumer;
        this.priority = priority;
        this.direction = direction;
    }

    PatternDraft about(String entityName, String... names) {
        entity = entityName;
        attributes = List.of(names).stream()
                .map(attribute -> entityName + "." + attribute)
                .toList();
        return this;
    }

    PatternDraft by(String attribute) {
        partitionBy = List.of(new KeyCondition(entity + "." + attribute, Operator.EQ));
        return this;
    }

    PatternDraft sorted(String attribute, Operator operator, Ordering order) {
        sortBy = List.of(new KeyCondition(entity + "." + attribute, operator));
        ordering = order;
        return this;
    }

    PatternDraft all(String insteadOfTheTable) {
        cardinality = Cardinality.ALL;
        fallback = insteadOfTheTable;
        return this;
    }

    PatternDraft calls(String average, String peak) {
        load = new Load(new BigDecimal(average), new BigDecimal(peak), 30, new BigDecimal("20"));
        return this;
    }

    PatternDraft size(int items, String most, int bytes) {
        if (cardinality == Cardinality.SINGLE && !most.equals("1")) {
            cardinality = Cardinality.MULTIPLE;
        }
        volume = new Volume(
                new BigDecimal(items),
                new BigDecimal(most),
                most,
                bytes,
                bytes * 2,
                bytes * 8,
                Volume.Origin.MEASURED,
                direction == Direction.UPDATE ? bytes : null);
        return this;
    }

    PatternDraft within(int milliseconds) {
        latency = milliseconds;
        return this;
    }

    PatternDraft from(String queryId) {
        evidence = EvidenceKind.SOURCE_DIGEST;
        evidenceDetail = queryId;
        return this;
    }

    PatternDraft later() {
        horizon = Horizon.PLANNED_12M;
        return this;
    }

    AccessPattern end() {
        boolean writes = direction.writes();
        return new AccessPattern(
                id,
                name,
                description,
                "Shop team",
                consumer,
                PatternStatus.AGREED,
                horizon,
                priority,
                direction,
                cardinality,
                List.of(entity),
                writes ? List.of() : attributes,
                writes ? attributes : List.of(),
                partitionBy,
                sortBy,
                ordering,
                "",
                null,
                load,
                volume,
                new Promise(
                        writes ? Consistency.TRANSACTIONAL : Consistency.EVENTUAL,
                        writes ? null : 1000,
                        latency,
                        new BigDecimal("99.9")),
                scope(),
                new BigDecimal("0.01"),
                writes ? new BigDecimal("0.001") : null,
                null,
                null,
                "",
                evidence,
                evidenceDetail,
                "",
                fallback);
    }

    /** Whoever is signed in to the website sees their own orders and payments only. */
    private Scope scope() {
        boolean own = consumer.equals("Shop website") && (entity.equals("Order") || entity.equals("Payment"));
        return own ? new Scope(Scope.Kind.USER, "Order.customerId") : new Scope(Scope.Kind.NONE, "");
    }
}
