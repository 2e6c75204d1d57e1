package dev.drover.validation.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Hashes items: equal items give equal hashes, whatever order their attributes come in and however their numbers are
 * written.
 *
 * <p>A seed that nobody knows beforehand goes into every hash. Belongs to one thread.
 */
public final class ItemDigest {

    private final Hasher128 hasher;
    private final List<String> keyNames;
    private final CanonicalBytes bytes = new CanonicalBytes();
    private String[] usualNames = {};

    /**
     * A digest for one table.
     *
     * @param keyNames the attributes that identify an item
     */
    public ItemDigest(long seed, List<String> keyNames) {
        this.hasher = Hashing.xxh3_128(seed);
        this.keyNames = List.copyOf(keyNames);
    }

    /** The hash of everything in the item, its key included. */
    public HashValue128 ofItem(Item item) {
        encode(item);
        return hasher.hashBytesTo128Bits(bytes.array(), 0, bytes.length());
    }

    /** The hash of the item's key alone. */
    public HashValue128 ofKey(Item item) {
        bytes.clear();
        for (String name : keyNames) {
            ItemValue value = item.attributes().get(name);
            if (value == null) {
                bytes.tag('-');
            } else {
                append(value);
            }
        }
        return hasher.hashBytesTo128Bits(bytes.array(), 0, bytes.length());
    }

    /** The canonical form that is hashed. */
    byte[] canonical(Item item) {
        encode(item);
        return bytes.copy();
    }

    private void encode(Item item) {
        bytes.clear();
        Map<String, ItemValue> attributes = item.attributes();
        if (!encodeInUsualOrder(attributes)) {
            usualNames = sortedNames(attributes);
            encodeInUsualOrder(attributes);
        }
    }

    /** Most items of a page have the same attributes: sorting their names once is enough. */
    private boolean encodeInUsualOrder(Map<String, ItemValue> attributes) {
        bytes.clear();
        if (attributes.size() != usualNames.length) {
            return false;
        }
        bytes.tag('M');
        bytes.number(usualNames.length);
        for (String name : usualNames) {
            ItemValue value = attributes.get(name);
            if (value == null) {
                return false;
            }
            bytes.text('K', name);
            append(value);
        }
        return true;
    }

    private void append(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            bytes.text('S', text.value());
        } else if (value instanceof ItemValue.Numeric number) {
            bytes.text('N', CanonicalNumber.of(number.value()));
        } else if (value instanceof ItemValue.Bool bool) {
            bytes.tag(bool.value() ? 'T' : 'F');
        } else if (value instanceof ItemValue.Bytes content) {
            bytes.raw('B', content.value());
        } else if (value instanceof ItemValue.Sequence sequence) {
            bytes.tag('L');
            bytes.number(sequence.values().size());
            sequence.values().forEach(this::append);
        } else if (value instanceof ItemValue.Fields fields) {
            appendFields(fields.values());
        }
    }

    private void appendFields(Map<String, ItemValue> fields) {
        bytes.tag('M');
        bytes.number(fields.size());
        for (String name : sortedNames(fields)) {
            bytes.text('K', name);
            ItemValue value = fields.get(name);
            if (value != null) {
                append(value);
            }
        }
    }

    private static String[] sortedNames(Map<String, ItemValue> fields) {
        String[] names = fields.keySet().toArray(String[]::new);
        Arrays.sort(names);
        return names;
    }
}
