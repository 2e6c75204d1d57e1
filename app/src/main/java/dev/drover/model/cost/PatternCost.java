package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * What one access pattern costs on demand in a month.
 *
 * @param sharePercent of all patterns that are needed now; 0 for those that are needed later
 */
public record PatternCost(Demand demand, Bill onDemand, BigDecimal sharePercent) {}
