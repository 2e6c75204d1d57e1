package dev.drover.transfer.change;

import java.util.regex.Pattern;

/**
 * Where a change stands in the order in which its source committed, as text that sorts like that order.
 *
 * <p>It is never made from a clock: of two changes of one record the greater is the newer, whatever time either says.
 *
 * @param text empty for a copied row, so that every change is newer than every copy
 */
public record Version(String text) implements Comparable<Version> {

    /** What a copied row carries. */
    public static final Version OF_A_COPY = new Version("");

    /** Sequence numbers of DynamoDB have up to 40 digits, two more than its numbers keep. */
    private static final int SEQUENCE_DIGITS = 40;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1," + SEQUENCE_DIGITS + "}");

    /**
     * The version of a change in a transaction of PostgreSQL.
     *
     * @param commit the position of the transaction's commit in the write-ahead log, unsigned
     * @param index the number of the change within its transaction, from 0
     */
    public static Version ofCommit(long commit, int index) {
        if (index < 0) {
            throw new IllegalArgumentException("A change's number within its transaction is 0 or more, not " + index);
        }
        return new Version(String.format("%016x%08x", commit, index));
    }

    /** @throws IllegalArgumentException if it is not the sequence number of a record of DynamoDB Streams */
    public static Version ofSequenceNumber(String number) {
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "\"" + number + "\" is no sequence number: up to " + SEQUENCE_DIGITS + " digits");
        }
        return new Version("0".repeat(SEQUENCE_DIGITS - number.length()) + number);
    }

    public boolean isNewerThan(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "copied" : text;
    }
}
