package dev.drover.model.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody states about the move itself.
 *
 * @param dualWriteMonths how long both stores are written
 * @param parallelMonths how long the old store is kept
 * @param oldStoreUsdPerMonth what the old store costs
 * @param verificationPasses how often every item is read to compare it
 */
public record MoveSizes(
        @Nullable BigDecimal dualWriteMonths,
        @Nullable BigDecimal parallelMonths,
        @Nullable BigDecimal oldStoreUsdPerMonth,
        @Nullable BigDecimal verificationPasses) {

    public static final MoveSizes UNKNOWN = new MoveSizes(null, null, null, null);
}
