package dev.drover.model.cost;

import java.math.BigDecimal;

/**
 * One line of a bill.
 *
 * @param quantity how many of the unit, not rounded
 * @param unit what the price is for: {@code WRU}, {@code GB-month}
 */
public record CostLine(String what, BigDecimal quantity, String unit, BigDecimal unitPriceUsd) {

    /** The amount, not rounded. */
    public BigDecimal exactUsd() {
        return quantity.multiply(unitPriceUsd);
    }

    /** The amount to the cent. */
    public BigDecimal usd() {
        return Money.cents(exactUsd());
    }
}
