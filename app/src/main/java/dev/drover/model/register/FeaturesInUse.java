package dev.drover.model.register;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.GlobalIndex;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells from the model and the access patterns which features of the store they lean on. */
public final class FeaturesInUse {

    private FeaturesInUse() {}

    /** Each feature with the first place that uses it. */
    public static Map<Feature, String> of(TargetModel model, List<AccessPattern> patterns) {
        Map<Feature, String> found = new EnumMap<>(Feature.class);
        model.tables().forEach(table -> table(table, found));
        for (AccessPattern pattern : patterns) {
            if (pattern.status() == PatternStatus.RETIRED) {
                continue;
            }
            if (pattern.promise().consistency() == Consistency.TRANSACTIONAL) {
                found.putIfAbsent(Feature.TRANSACTIONS, pattern.id());
            }
            if (pattern.conditionalFailRate() != null) {
                found.putIfAbsent(Feature.CONDITIONAL_WRITES, pattern.id());
            }
        }
        return found;
    }

    private static void table(TargetTable table, Map<Feature, String> found) {
        TableOptions options = table.options();
        if (options.stream() != null) {
            found.putIfAbsent(Feature.STREAMS, table.name());
        }
        if (options.ttlAttribute() != null) {
            found.putIfAbsent(Feature.TTL, table.name());
        }
        if (!options.replicas().isEmpty()) {
            found.putIfAbsent(Feature.GLOBAL_TABLES, table.name());
        }
        if (options.recovery() != null && options.recovery().days() > 0) {
            found.putIfAbsent(Feature.POINT_IN_TIME_RECOVERY, table.name());
        }
        for (GlobalIndex index : table.indexes()) {
            String place = table.name() + " · " + index.name();
            if (index.local()) {
                found.putIfAbsent(Feature.LOCAL_INDEXES, place);
            }
            if (index.partitionKeys().size() > 1 || index.sortKeys().size() > 1) {
                found.putIfAbsent(Feature.KEYS_OF_SEVERAL_ATTRIBUTES, place);
            }
        }
    }
}
