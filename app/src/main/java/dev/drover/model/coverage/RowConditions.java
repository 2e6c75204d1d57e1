package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every call of a pattern knows about the rows of one table, by column. */
final class RowConditions {

    private final Set<String> exact = new LinkedHashSet<>();
    private final Map<String, Operator> ranges = new LinkedHashMap<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final boolean ordered;
    private @Nullable String orderedBy;

    /** @param others the other tables of the pattern, which may have what this one does not */
    RowConditions(AccessPattern pattern, HeldRows rows, Collection<HeldRows> others) {
        this.ordered = pattern.ordering() != null;
        List<KeyCondition> all = Stream.concat(pattern.partitionBy().stream(), pattern.sortBy().stream())
                .toList();
        boolean endsWithOrder = ordered && !pattern.sortBy().isEmpty();
        for (int i = 0; i < all.size(); i++) {
            KeyCondition condition = all.get(i);
            boolean orders = endsWithOrder && i == all.size() - 1;
            Optional<String> column = rows.column(condition.attribute());
            if (column.isPresent()) {
                take(column.get(), condition.operator(), orders);
            } else if (others.stream()
                    .anyMatch(other -> other.column(condition.attribute()).isPresent())) {
                elsewhere.add(condition.attribute());
            } else {
                unknown.add(condition.attribute());
            }
        }
    }

    private void take(String column, Operator operator, boolean orders) {
        if (orders) {
            orderedBy = column;
        }
        if (operator != Operator.EQ) {
            ranges.put(column, operator);
        } else if (!orders) {
            exact.add(column);
        }
    }

    boolean isExact(String column) {
        return exact.contains(column);
    }

    @Nullable
    Operator range(String column) {
        return ranges.get(column);
    }

    /** The columns that narrow, exact ones first. */
    List<String> columns() {
        return Stream.concat(exact.stream(), ranges.keySet().stream())
                .distinct()
                .toList();
    }

    /** The columns that an index for this pattern would have. */
    List<String> wished() {
        Stream<String> rest = Stream.concat(ranges.keySet().stream().limit(1), Stream.ofNullable(orderedBy));
        return Stream.concat(exact.stream(), rest).distinct().toList();
    }

    boolean isOrdered() {
        return ordered;
    }

    /** Null if the pattern does not say by what, or by something of another table. */
    @Nullable
    String orderedBy() {
        return orderedBy;
    }

    /** Attributes of the pattern that other tables have. */
    List<String> elsewhere() {
        return elsewhere;
    }

    /** Attributes of the pattern that no table has. */
    List<String> unknown() {
        return unknown;
    }
}
