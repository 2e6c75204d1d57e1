package dev.drover.validation.digest;

import com.dynatrace.hash4j.hashing.HashValue128;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * One side's running sums: for each slot a count and the sums of both halves of the hashes, modulo 2^64.
 *
 * <p>Sums do not depend on order, and unlike XOR they do not cancel when the same change hits an even number of rows.
 * Safe for use by many threads at once.
 */
public final class Sums {

    private static final int WIDTH = 3;

    private final AtomicLongArray values;

    public Sums(int slots) {
        values = new AtomicLongArray(slots * WIDTH);
    }

    static Sums read(int slots, ByteBuffer bytes) {
        Sums sums = new Sums(slots);
        for (int i = 0; i < sums.values.length(); i++) {
            sums.values.set(i, bytes.getLong());
        }
        return sums;
    }

    void write(ByteBuffer bytes) {
        for (int i = 0; i < values.length(); i++) {
            bytes.putLong(values.get(i));
        }
    }

    int size() {
        return values.length() * Long.BYTES;
    }

    /** Counts something that has a hash. */
    public void add(int slot, HashValue128 hash) {
        add(slot, 1, hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /** Counts several things at once, by the sums of both halves of their hashes. */
    public void add(int slot, long count, long high, long low) {
        values.getAndAdd(slot * WIDTH, count);
        values.getAndAdd(slot * WIDTH + 1, high);
        values.getAndAdd(slot * WIDTH + 2, low);
    }

    public long count(int slot) {
        return values.get(slot * WIDTH);
    }

    /** Both sums as 32 hexadecimal digits. */
    public String checksum(int slot) {
        return String.format("%016x%016x", values.get(slot * WIDTH + 1), values.get(slot * WIDTH + 2));
    }

    /** Whether count and both sums of a slot are the same on the other side. */
    public boolean agrees(Sums other, int slot) {
        for (int i = slot * WIDTH; i < (slot + 1) * WIDTH; i++) {
            if (values.get(i) != other.values.get(i)) {
                return false;
            }
        }
        return true;
    }
}
