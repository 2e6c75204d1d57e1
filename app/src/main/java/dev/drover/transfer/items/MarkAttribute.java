package dev.drover.transfer.items;

import dev.drover.model.mapping.Item;
import dev.drover.transfer.change.Version;
import dev.drover.transfer.guarded.Mark;
import dev.drover.transfer.guarded.Origin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one attribute that an item has on top of its own while its table is filled: a map of four short fields, which count
 * towards the item's size.
 */
public final class MarkAttribute {

    /** No attribute of a model may have this name. */
    public static final String NAME = "drover";

    /** Its fields, for conditions. */
    public static final String JOB = "j";

    public static final String ORIGIN = "o";
    public static final String VERSION = "v";
    public static final String TOMBSTONE = "t";

    private MarkAttribute() {}

    public static AttributeValue encode(Mark mark) {
        return AttributeValue.fromM(Map.of(
                JOB, AttributeValue.fromS(mark.job()),
                ORIGIN, AttributeValue.fromS(mark.origin().text()),
                VERSION, AttributeValue.fromS(mark.version().text()),
                TOMBSTONE, AttributeValue.fromBool(mark.tombstone())));
    }

    /** What an application would take a record for: the item without its mark; empty if it is a tombstone. */
    public static Optional<Item> record(Map<String, AttributeValue> attributes) {
        Mark mark = of(attributes);
        if (mark == null) {
            return Optional.of(ItemCodec.decode(attributes));
        }
        if (mark.tombstone()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> own = new HashMap<>(attributes);
        own.remove(NAME);
        return Optional.of(ItemCodec.decode(own));
    }

    /** The mark of an item; null if it has none, or if what is there in its name is something else. */
    public static @Nullable Mark of(Map<String, AttributeValue> item) {
        AttributeValue attribute = item.get(NAME);
        if (attribute == null || !attribute.hasM()) {
            return null;
        }
        String job = text(attribute, JOB);
        String origin = text(attribute, ORIGIN);
        String version = text(attribute, VERSION);
        AttributeValue tombstone = attribute.m().get(TOMBSTONE);
        if (job == null || origin == null || version == null || tombstone == null || tombstone.bool() == null) {
            return null;
        }
        try {
            return new Mark(job, Origin.parse(origin), new Version(version), tombstone.bool());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String text(AttributeValue mark, String field) {
        AttributeValue value = mark.m().get(field);
        return value == null ? null : value.s();
    }
}
