package dev.drover.model.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices that a workspace computes with.
 *
 * @param content the file they were read from
 * @param upload who put them there; null for those that come with Drover
 * @param fromShipped prices that the uploaded file lacks, taken from the file that comes with Drover
 * @param overrides prices that somebody set on their own; they are in {@code prices}
 */
public record PricesInUse(
        Prices prices, String content, @Nullable Upload upload, List<Rate> fromShipped, List<PriceOverride> overrides) {

    public PricesInUse {
        fromShipped = List.copyOf(fromShipped);
        overrides = List.copyOf(overrides);
    }

    PricesInUse with(List<PriceOverride> set) {
        Map<Rate, BigDecimal> usd = new EnumMap<>(Rate.class);
        set.forEach(one -> usd.put(one.rate(), one.usd()));
        return new PricesInUse(prices.with(usd), content, upload, fromShipped, set);
    }

    /** What somebody set for a price; null if it is that of the list. */
    public @Nullable PriceOverride override(Rate rate) {
        return overrides.stream().filter(one -> one.rate() == rate).findFirst().orElse(null);
    }

    /** @param by display name at that moment */
    public record Upload(String by, Instant at) {}
}
