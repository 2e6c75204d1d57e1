package dev.drover.model.version;

import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a model as people say them. */
public final class ModelText {

    private ModelText() {}

    /** "pk (S), sk (N)". */
    public static String keys(List<KeyAttribute> keys) {
        return keys.stream().map(key -> key.name() + " (" + key.type() + ")").collect(Collectors.joining(", "));
    }

    static String keys(GlobalIndex index) {
        return keys(index.partitionKeys())
                + (index.sortKeys().isEmpty() ? "" : ", in the order of " + keys(index.sortKeys()));
    }

    /** Over how many suffixes a partition key is spread: "10 suffixes", or "none". */
    public static String spread(int shards) {
        return shards == 0 ? "none" : shards + " suffixes";
    }

    /** What an index carries. */
    public static String projection(GlobalIndex index) {
        return switch (index.projection()) {
            case ALL -> "everything";
            case KEYS_ONLY -> "only keys";
            case INCLUDE -> "keys and " + names(index.projected());
        };
    }

    /** How an attribute comes about: "column total as N". */
    public static String mapping(AttributeMapping mapping) {
        return MappingText.of(mapping);
    }

    /** What an entity says besides its source, keys, attributes and version, in sentences. */
    public static List<String> besides(EntityMapping entity) {
        return MappingText.besides(entity).entrySet().stream()
                .map(one -> "The " + one.getKey() + " is " + one.getValue() + ".")
                .toList();
    }

    /** Which rows stay behind and why, in a sentence. */
    public static String behind(RowsBehind rows) {
        return "Rows of " + rows.sourceTable() + " where " + rows.condition() + " stay behind, because \""
                + rows.reason() + "\".";
    }

    /** What was decided about a table, in sentences. */
    public static List<String> options(TableOptions options) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Capacity: " + capacity(options) + ".");
        sentences.add("Point-in-time recovery: " + recovery(options) + ".");
        if (options.ttlAttribute() != null) {
            sentences.add("TTL attribute: " + options.ttlAttribute() + ".");
        }
        if (options.stream() != null) {
            sentences.add("Stream: " + options.stream() + ".");
        }
        if (!options.replicas().isEmpty()) {
            sentences.add("Replicas: " + names(options.replicas()) + ".");
        }
        if (options.infrequentAccess()) {
            sentences.add("Table class: " + tableClass(true) + ".");
        }
        if (options.deletionProtection()) {
            sentences.add("Deletion protection: on.");
        }
        return sentences;
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

    /** A template, with the zone of its times. */
    public static String template(KeyTemplateMapping key) {
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
