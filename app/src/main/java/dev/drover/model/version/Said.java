package dev.drover.model.version;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a model as people say them. */
final class Said {

    private Said() {}

    static String keys(List<KeyAttribute> keys) {
        return keys.stream().map(key -> key.name() + " (" + key.type() + ")").collect(Collectors.joining(", "));
    }

    static String keys(GlobalIndex index) {
        return keys(index.partitionKeys())
                + (index.sortKeys().isEmpty() ? "" : ", in the order of " + keys(index.sortKeys()));
    }

    static String projection(GlobalIndex index) {
        return switch (index.projection()) {
            case ALL -> "everything";
            case KEYS_ONLY -> "only keys";
            case INCLUDE -> "keys and " + names(index.projected());
        };
    }

    static String kind(GlobalIndex index) {
        return index.local() ? "local" : "global";
    }

    static String contents(TargetTable table) {
        return count(table.indexes().size(), "index") + " and "
                + count(table.entities().size(), "entity");
    }

    static String count(int count, String word) {
        if (count == 1) {
            return "1 " + word;
        }
        String plural = word.endsWith("y")
                ? word.substring(0, word.length() - 1) + "ies"
                : word.endsWith("x") ? word + "es" : word + "s";
        return (count == 0 ? "no" : count) + " " + plural;
    }

    static String template(KeyTemplateMapping key) {
        return key.template() + (key.zone().isEmpty() ? "" : ", time from " + key.zone());
    }

    static String capacity(TableOptions options) {
        TableOptions.Capacity capacity = options.capacity();
        return capacity == null
                ? "on demand"
                : capacity.readUnits() + " read and " + capacity.writeUnits() + " write units a second";
    }

    static String recovery(TableOptions options) {
        TableOptions.Recovery recovery = options.recovery();
        if (recovery == null) {
            return "not decided";
        }
        String reason = recovery.reason().isBlank() ? "" : ", because \"" + recovery.reason() + "\"";
        return (recovery.days() == 0 ? "off" : "on for " + count(recovery.days(), "day")) + reason;
    }

    static String tableClass(boolean infrequentAccess) {
        return infrequentAccess ? "for infrequent access" : "standard";
    }

    static String onOrOff(boolean on) {
        return on ? "on" : "off";
    }

    static String orNone(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }

    static String names(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
