package dev.drover.inventory.total;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the whole system, counted somewhere else than in the inventory; one of the two numbers at least is there.
 *
 * @param averagePerSecond calls per second over a month; null if not known
 * @param peakPerSecond calls per second in the busiest minute; null if not known
 * @param origin how it is known, for example "load balancer, 2026-11-01"
 * @param version what the person saw who changes it
 */
public record DeclaredTotal(
        @Nullable BigDecimal averagePerSecond,
        @Nullable BigDecimal peakPerSecond,
        String origin,
        int version,
        String changedBy) {}
