package dev.drover.model.advice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What neither inventory nor model tells.
 *
 * @param adHocPercent the share of all calls that people write by hand or that reports make up, 0 to 100
 */
public record Stated(@Nullable BigDecimal adHocPercent) {

    public static final Stated NOTHING = new Stated(null);
}
