package dev.drover.model.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prices from the AWS price list that wait for somebody to accept them.
 *
 * @param origin what the price list would say about itself
 * @param by display name of who brought them
 */
public record OfferedPrices(PriceOrigin origin, List<Difference> differences, String by, Instant at) {

    public OfferedPrices {
        differences = List.copyOf(differences);
    }

    /**
     * A price that would change.
     *
     * @param inUse that of the list, whatever somebody set on its own; null if the list has none
     */
    public record Difference(String price, @Nullable BigDecimal inUse, BigDecimal offered) {}
}
