package dev.drover.model.cost;

import java.time.LocalDate;

/**
 * Where prices come from.
 *
 * @param effective the day on which they were valid
 */
public record PriceOrigin(String region, String source, LocalDate effective) {}
