package dev.drover.model.lint;

import org.jspecify.annotations.Nullable;

/**
 * How large an attribute or a column is.
 *
 * @param bytes on average, where there is a value
 * @param presence the share of items or rows that have one, 0 to 1; null if nobody knows
 */
public record MeasuredSize(double bytes, @Nullable Double presence) {

    /** On average over all items or rows; not a number if nobody knows how many have a value. */
    public double average() {
        return presence == null ? Double.NaN : bytes * presence;
    }

    /** With so many bytes more where there is a value. */
    public MeasuredSize plus(int more) {
        return new MeasuredSize(bytes + more, presence);
    }
}
