package dev.drover.testing;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
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
import dev.drover.inventory.AccessPattern.Volume.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes access patterns for tests out of what matters to them. */
public final class Needs {

    private final Direction direction;
    private String id = "AP-001";
    private PatternStatus status = PatternStatus.AGREED;
    private List<String> entities;
    private @Nullable Cardinality cardinality;
    private final List<KeyCondition> partitionBy = new ArrayList<>();
    private final List<KeyCondition> sortBy = new ArrayList<>();
    private @Nullable Ordering ordering;
    private List<String> needed = List.of();
    private List<String> written = List.of();
    private String filters = "";
    private Horizon horizon = Horizon.NOW;
    private @Nullable BigDecimal selectivity;
    private @Nullable BigDecimal average;
    private @Nullable BigDecimal peak;
    private @Nullable BigDecimal items;
    private @Nullable Integer bytes;
    private @Nullable Integer bytesBefore;
    private @Nullable Consistency consistency;
    private @Nullable BigDecimal failing;
    private @Nullable BigDecimal absent;

    private Needs(Direction direction, List<String> entities) {
        this.direction = direction;
        this.entities = entities;
    }

    /** A pattern of which only what it reads or writes is stated. */
    public static Needs of(Direction direction, String... entities) {
        return new Needs(direction, List.of(entities));
    }

    public static Needs read(String... entities) {
        return of(Direction.READ, entities);
    }

    /** A pattern about one order, eventually consistent, as bills need it. */
    public static Needs ofOneOrder(String id, Direction direction) {
        return of(direction, "Order").id(id).single().consistency(Consistency.EVENTUAL);
    }

    public Needs id(String value) {
        id = value;
        return this;
    }

    public Needs status(PatternStatus value) {
        status = value;
        return this;
    }

    public Needs by(String... attributes) {
        for (String attribute : attributes) {
            by(attribute, Operator.EQ);
        }
        return this;
    }

    public Needs by(String attribute, Operator operator) {
        partitionBy.add(new KeyCondition(attribute, operator));
        return this;
    }

    public Needs then(String attribute, Operator operator) {
        sortBy.add(new KeyCondition(attribute, operator));
        return this;
    }

    public Needs newestFirst() {
        ordering = Ordering.DESC;
        return this;
    }

    public Needs single() {
        cardinality = Cardinality.SINGLE;
        return this;
    }

    public Needs entities(String... names) {
        entities = List.of(names);
        return this;
    }

    public Needs calls(String averagePerSecond, String peakPerSecond) {
        average = new BigDecimal(averagePerSecond);
        peak = new BigDecimal(peakPerSecond);
        return this;
    }

    public Needs calls(String averagePerSecond) {
        average = new BigDecimal(averagePerSecond);
        return this;
    }

    public Needs bytes(int value) {
        bytes = value;
        return this;
    }

    public Needs bytesBefore(int value) {
        bytesBefore = value;
        return this;
    }

    public Needs items(String perCall) {
        items = new BigDecimal(perCall);
        cardinality = Cardinality.MULTIPLE;
        return this;
    }

    public Needs several() {
        cardinality = Cardinality.MULTIPLE;
        return this;
    }

    public Needs all() {
        cardinality = Cardinality.ALL;
        return this;
    }

    public Needs needs(String... attributes) {
        needed = List.of(attributes);
        return this;
    }

    public Needs writes(String... attributes) {
        written = List.of(attributes);
        return this;
    }

    public Needs filtered(String words, @Nullable String share) {
        filters = words;
        selectivity = share == null ? null : new BigDecimal(share);
        return this;
    }

    public Needs consistency(@Nullable Consistency value) {
        consistency = value;
        return this;
    }

    public Needs horizon(Horizon value) {
        horizon = value;
        return this;
    }

    public Needs failing(String share) {
        failing = new BigDecimal(share);
        return this;
    }

    public Needs absent(String share) {
        absent = new BigDecimal(share);
        return this;
    }

    public AccessPattern build() {
        return new AccessPattern(
                id,
                "Pattern " + id,
                "",
                "Shop team",
                "web shop",
                status,
                horizon,
                Priority.MEDIUM,
                direction,
                cardinality,
                entities,
                needed,
                written,
                partitionBy,
                sortBy,
                ordering,
                filters,
                selectivity,
                new Load(average, peak, null, null),
                new Volume(items, null, "", bytes, null, null, bytes == null ? null : Origin.MEASURED, bytesBefore),
                new Promise(consistency, null, null, null),
                Scope.UNKNOWN,
                null,
                failing,
                absent,
                null,
                "",
                null,
                "",
                "",
                "");
    }
}
