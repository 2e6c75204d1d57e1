package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Load;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Priority;
import dev.drover.inventory.AccessPattern.Promise;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.inventory.AccessPattern.Scope;
import dev.drover.inventory.AccessPattern.Volume;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes access patterns for tests out of what matters to cost. */
final class Needs {

    private final String id;
    private final Direction direction;
    private List<String> entities = List.of("Order");
    private Cardinality cardinality = Cardinality.SINGLE;
    private List<KeyCondition> partitionBy = List.of();
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
    private @Nullable Consistency consistency = Consistency.EVENTUAL;
    private @Nullable BigDecimal failing;
    private @Nullable BigDecimal absent;

    private Needs(String id, Direction direction) {
        this.id = id;
        this.direction = direction;
    }

    static Needs of(String id, Direction direction) {
        return new Needs(id, direction);
    }

    Needs by(String... attributes) {
        partitionBy = Stream.of(attributes)
                .map(attribute -> new KeyCondition(attribute, Operator.EQ))
                .toList();
        return this;
    }

    Needs entities(String... names) {
        entities = List.of(names);
        return this;
    }

    Needs calls(String averagePerSecond, String peakPerSecond) {
        average = new BigDecimal(averagePerSecond);
        peak = new BigDecimal(peakPerSecond);
        return this;
    }

    Needs calls(String averagePerSecond) {
        average = new BigDecimal(averagePerSecond);
        return this;
    }

    Needs bytes(int value) {
        bytes = value;
        return this;
    }

    Needs bytesBefore(int value) {
        bytesBefore = value;
        return this;
    }

    Needs items(String perCall) {
        items = new BigDecimal(perCall);
        cardinality = Cardinality.MULTIPLE;
        return this;
    }

    Needs several() {
        cardinality = Cardinality.MULTIPLE;
        return this;
    }

    Needs all() {
        cardinality = Cardinality.ALL;
        return this;
    }

    Needs needs(String... attributes) {
        needed = List.of(attributes);
        return this;
    }

    Needs writes(String... attributes) {
        written = List.of(attributes);
        return this;
    }

    Needs filtered(String words, @Nullable String share) {
        filters = words;
        selectivity = share == null ? null : new BigDecimal(share);
        return this;
    }

    Needs consistency(@Nullable Consistency value) {
        consistency = value;
        return this;
    }

    Needs horizon(Horizon value) {
        horizon = value;
        return this;
    }

    Needs failing(String share) {
        failing = new BigDecimal(share);
        return this;
    }

    Needs absent(String share) {
        absent = new BigDecimal(share);
        return this;
    }

    AccessPattern build() {
        return new AccessPattern(
                id,
                "Pattern " + id,
                "",
                "Shop team",
                "web shop",
                PatternStatus.AGREED,
                horizon,
                Priority.MEDIUM,
                direction,
                cardinality,
                entities,
                needed,
                written,
                partitionBy,
                List.of(),
                null,
                filters,
                selectivity,
                new Load(average, peak, null, null),
                new Volume(items, null, "", bytes, null, null, Origin.MEASURED, bytesBefore),
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
