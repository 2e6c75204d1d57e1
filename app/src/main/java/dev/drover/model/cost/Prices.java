package dev.drover.model.cost;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What AWS asks in one Region; read from a file by {@link PriceFile}, which checks every value.
 *
 * @param auroraInstanceHourUsd by instance class, PostgreSQL, standard storage
 * @param rdsInstanceHourUsd by instance class, PostgreSQL, in one zone
 */
public record Prices(
        PriceOrigin origin,
        Constants constants,
        Map<Rate, BigDecimal> usd,
        Map<String, BigDecimal> auroraInstanceHourUsd,
        Map<String, BigDecimal> rdsInstanceHourUsd) {

    public Prices {
        usd = Map.copyOf(usd);
        // Sorted, because pages offer them for choice.
        auroraInstanceHourUsd = Collections.unmodifiableMap(new TreeMap<>(auroraInstanceHourUsd));
        rdsInstanceHourUsd = Collections.unmodifiableMap(new TreeMap<>(rdsInstanceHourUsd));
        for (Rate rate : Rate.values()) {
            BigDecimal price = usd.get(rate);
            if (price == null || price.signum() <= 0) {
                throw RefusedPricesException.notPositive(rate.service() + ", " + rate.usage(), price);
            }
        }
    }

    public BigDecimal of(Rate rate) {
        return Objects.requireNonNull(usd.get(rate));
    }

    /** The same list with another price for some. */
    Prices with(Map<Rate, BigDecimal> others) {
        Map<Rate, BigDecimal> all = new EnumMap<>(usd);
        all.putAll(others);
        return new Prices(origin, constants, all, auroraInstanceHourUsd, rdsInstanceHourUsd);
    }

    /** A line that multiplies a quantity with a price of this list. */
    CostLine line(String what, BigDecimal quantity, Rate rate) {
        return new CostLine(what, quantity, rate.per(), of(rate));
    }

    @Nullable
    BigDecimal auroraInstance(String instanceClass) {
        return auroraInstanceHourUsd.get(instanceClass);
    }

    @Nullable
    BigDecimal rdsInstance(String instanceClass) {
        return rdsInstanceHourUsd.get(instanceClass);
    }
}
