package dev.drover.validation.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemShape;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.ShapedAttributes;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hashes items: equal items give equal hashes, whatever order their attributes come in and however their numbers are
 * written.
 *
 * <p>A seed that nobody knows beforehand goes into every hash. Belongs to one thread.
 */
public final class ItemDigest {

    private static final int MOST_USUAL = 1_000;

    private final Hasher128 hasher;
    private final List<String> keyNames;
    private final CanonicalBytes bytes = new CanonicalBytes();
    private final Map<ItemShape, SortedNames> shapes = new IdentityHashMap<>();
    private final Map<Integer, SortedNames> usual = new HashMap<>();

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
        appendFields(item.attributes());
    }

    private void appendFields(Map<String, ItemValue> fields) {
        bytes.tag('M');
        bytes.number(fields.size());
        if (fields instanceof ShapedAttributes shaped) {
            appendShaped(shaped);
        } else {
            appendSorted(fields);
        }
    }

    private void appendShaped(ShapedAttributes fields) {
        SortedNames names = shapes.get(fields.shape());
        if (names == null) {
            names = SortedNames.of(fields.shape());
            shapes.put(fields.shape(), names);
        }
        for (int i = 0; i < names.positions().length; i++) {
            ItemValue value = fields.at(names.positions()[i]);
            if (value != null) {
                bytes.ready(names.encoded()[i]);
                append(value);
            }
        }
    }

    private void appendSorted(Map<String, ItemValue> fields) {
        SortedNames names = sorted(fields.keySet());
        for (int i = 0; i < names.names().length; i++) {
            ItemValue value = fields.get(names.names()[i]);
            if (value != null) {
                bytes.ready(names.encoded()[i]);
                append(value);
            }
        }
    }

    /** Many items have the same names: sorting them once is enough. */
    private SortedNames sorted(Set<String> names) {
        int hash = names.hashCode();
        SortedNames known = usual.get(hash);
        if (known != null && known.are(names)) {
            return known;
        }
        SortedNames sorted = SortedNames.of(names);
        if (usual.size() < MOST_USUAL) {
            usual.put(hash, sorted);
        }
        return sorted;
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
}
