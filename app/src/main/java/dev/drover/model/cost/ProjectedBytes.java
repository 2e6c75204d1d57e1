package dev.drover.model.cost;

import dev.drover.model.Projection;
import java.math.BigDecimal;

/**
 * How large an entry of an index is.
 *
 * @param guess whether it is a share of the item that nobody measured
 */
public record ProjectedBytes(BigDecimal bytes, boolean guess) {

    private static final BigDecimal INCLUDE_SHARE = new BigDecimal("0.3");
    private static final BigDecimal KEYS_SHARE = new BigDecimal("0.1");

    /** The size if nobody stated it: the whole item, three tenths of it, or one tenth (policy). */
    public static ProjectedBytes of(Projection projection, BigDecimal itemBytes) {
        return switch (projection) {
            case ALL -> new ProjectedBytes(itemBytes, false);
            case INCLUDE -> new ProjectedBytes(Money.ceil(itemBytes.multiply(INCLUDE_SHARE)), true);
            case KEYS_ONLY -> new ProjectedBytes(Money.ceil(itemBytes.multiply(KEYS_SHARE)), true);
        };
    }
}
