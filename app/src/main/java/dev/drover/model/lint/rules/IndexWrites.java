package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.LintInput;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What writes cost in the indexes of a table besides the table itself. */
final class IndexWrites {

    /** Shares of an item that an index carries when nobody has measured them. */
    private static final Map<Projection, Double> CARRIED =
            Map.of(Projection.ALL, 1.0, Projection.INCLUDE, 0.3, Projection.KEYS_ONLY, 0.1);

    private IndexWrites() {}

    /** Write units a second on average of the table itself. */
    static double base(LintInput input, TargetTable table) {
        return writes(input, table)
                .mapToDouble(
                        pattern -> Units.average(pattern) * Units.write(pattern).orElse(0))
                .sum();
    }

    /** Write units a second on average that an index adds. */
    static double added(LintInput input, TargetTable table, GlobalIndex index) {
        return writes(input, table)
                .mapToDouble(pattern -> Units.average(pattern) * units(input, table, index, pattern))
                .sum();
    }

    static Stream<AccessPattern> writes(LintInput input, TargetTable table) {
        return input.calls()
                .filter(pattern -> pattern.direction().writes()
                        && pattern.entities().stream()
                                .anyMatch(name -> input.held(table, name).isPresent()));
    }

    private static double units(LintInput input, TargetTable table, GlobalIndex index, AccessPattern pattern) {
        Integer bytes = pattern.volume().bytesAverage();
        long touched = entities(input, table, pattern).count();
        long held = entities(input, table, pattern)
                .filter(entity -> new Structure(table, index).holds(entity.entity()))
                .count();
        if (bytes == null || held == 0) {
            return 0;
        }
        double once = Units.writeUnits(bytes * CARRIED.getOrDefault(index.projection(), 1.0))
                * Units.items(pattern)
                * held
                / touched;
        if (pattern.direction() != Direction.UPDATE) {
            return once;
        }
        if (movesKey(input, table, index, pattern)) {
            return 2 * once;
        }
        return switch (index.projection()) {
            case ALL -> once;
            case INCLUDE -> changesProjected(input, table, index, pattern) ? once : 0;
            case KEYS_ONLY -> 0;
        };
    }

    private static boolean changesProjected(
            LintInput input, TargetTable table, GlobalIndex index, AccessPattern pattern) {
        return entities(input, table, pattern)
                .anyMatch(held -> pattern.attributesWritten().stream()
                        .flatMap(written -> held.attribute(written).stream())
                        .anyMatch(index.projected()::contains));
    }

    static boolean movesKey(LintInput input, TargetTable table, GlobalIndex index, AccessPattern pattern) {
        return !movedBy(input, table, index, pattern).isEmpty();
    }

    /** The attributes that the pattern writes and that stand in the key of the index. */
    static List<String> movedBy(LintInput input, TargetTable table, GlobalIndex index, AccessPattern pattern) {
        return pattern.attributesWritten().stream()
                .filter(written -> entities(input, table, pattern)
                        .filter(held -> new Structure(table, index).holds(held.entity()))
                        .anyMatch(held ->
                                held.columnsIn(keys(index)).stream().anyMatch(column -> held.names(written, column))))
                .toList();
    }

    private static Stream<String> keys(GlobalIndex index) {
        return index.keys().stream().map(KeyAttribute::name);
    }

    private static Stream<Held> entities(LintInput input, TargetTable table, AccessPattern pattern) {
        return pattern.entities().stream().flatMap(name -> input.held(table, name).stream());
    }
}
