package dev.drover.model.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How amounts are rounded: never in between, only when somebody reads them. */
final class Money {

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private Money() {}

    static BigDecimal cents(BigDecimal usd) {
        return usd.setScale(2, RoundingMode.HALF_UP);
    }

    /** The next whole number. */
    static BigDecimal ceil(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING);
    }

    static BigDecimal ceil(BigDecimal number, int unit) {
        return ceil(number.divide(BigDecimal.valueOf(unit), PRECISION));
    }
}
