package dev.drover.model.cost;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The prices that a workspace computes with.
 *
 * @param content the file they were read from
 * @param upload who put them there; null for those that come with Drover
 */
public record PricesInUse(
        Prices prices, String content, @Nullable Upload upload) {

    /** @param by display name at that moment */
    public record Upload(String by, Instant at) {}
}
