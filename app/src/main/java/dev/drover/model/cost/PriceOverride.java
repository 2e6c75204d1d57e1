package dev.drover.model.cost;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A single price that somebody set instead of that of the list.
 *
 * @param usd for one unit
 * @param by display name at that moment
 */
public record PriceOverride(Rate rate, BigDecimal usd, String reason, String by, Instant at) {}
