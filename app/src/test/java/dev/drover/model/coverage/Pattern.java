package dev.drover.model.coverage;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes access patterns for tests out of what matters to coverage. */
final class Pattern {

    private final Direction direction;
    private final List<String> entities;
    private String id = "AP-001";
    private PatternStatus status = PatternStatus.AGREED;
    private @Nullable Cardinality cardinality;
    private final List<KeyCondition> partitionBy = new ArrayList<>();
    private final List<KeyCondition> sortBy = new ArrayList<>();
    private List<String> needed = List.of();
    private List<String> written = List.of();
    private @Nullable Ordering ordering;
    private Promise promise = Promise.UNKNOWN;
    private String filters = "";
    private @Nullable BigDecimal selectivity;

    private Pattern(Direction direction, List<String> entities) {
        this.direction = direction;
        this.entities = entities;
    }

    static Pattern read(String... entities) {
        return new Pattern(Direction.READ, List.of(entities));
    }

    static Pattern of(Direction direction, String... entities) {
        return new Pattern(direction, List.of(entities));
    }

    Pattern id(String value) {
        id = value;
        return this;
    }

    Pattern by(String... attributes) {
        for (String attribute : attributes) {
            partitionBy.add(new KeyCondition(attribute, Operator.EQ));
        }
        return this;
    }

    Pattern by(String attribute, Operator operator) {
        partitionBy.add(new KeyCondition(attribute, operator));
        return this;
    }

    Pattern then(String attribute, Operator operator) {
        sortBy.add(new KeyCondition(attribute, operator));
        return this;
    }

    Pattern single() {
        cardinality = Cardinality.SINGLE;
        return this;
    }

    Pattern several() {
        cardinality = Cardinality.MULTIPLE;
        return this;
    }

    Pattern all() {
        cardinality = Cardinality.ALL;
        return this;
    }

    Pattern newestFirst() {
        ordering = Ordering.DESC;
        return this;
    }

    Pattern needs(String... attributes) {
        needed = List.of(attributes);
        return this;
    }

    Pattern writes(String... attributes) {
        written = List.of(attributes);
        return this;
    }

    Pattern consistency(Consistency value) {
        promise = new Promise(value, null, null, null);
        return this;
    }

    Pattern status(PatternStatus value) {
        status = value;
        return this;
    }

    Pattern filtered(String words, String share) {
        filters = words;
        selectivity = new BigDecimal(share);
        return this;
    }

    AccessPattern build() {
        return new AccessPattern(
                id,
                "Pattern " + id,
                "",
                "Shop team",
                "web shop",
                status,
                Horizon.NOW,
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
                Load.UNKNOWN,
                Volume.UNKNOWN,
                promise,
                Scope.UNKNOWN,
                null,
                null,
                null,
                null,
                "",
                null,
                "",
                "",
                "");
    }
}
