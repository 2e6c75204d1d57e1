package dev.drover.validation.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a number lost on its way: digits, or its exactness. */
final class NumberLoss {

    /** Fewer digits than this is another number rather than a rounded one, unless only the places behind the point went. */
    private static final int FEWEST_DIGITS = 6;

    private static final List<RoundingMode> MODES =
            List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private NumberLoss() {}

    /** In words that follow the name of an attribute; null if the target is not the source with less precision. */
    static @Nullable String words(String source, String target) {
        BigDecimal from = new BigDecimal(source).stripTrailingZeros();
        BigDecimal to = new BigDecimal(target).stripTrailingZeros();
        if (from.compareTo(to) == 0) {
            return null;
        }
        for (int places = from.scale() - 1; places >= Math.max(0, to.scale()); places--) {
            if (roundsTo(from, to, places)) {
                return "is rounded to " + places + (places == 1 ? " decimal" : " decimals");
            }
        }
        for (int digits = from.precision() - 1; digits >= Math.max(FEWEST_DIGITS, to.precision()); digits--) {
            for (RoundingMode mode : MODES) {
                if (from.round(new MathContext(digits, mode)).compareTo(to) == 0) {
                    return "is rounded to " + digits + " digits";
                }
            }
        }
        boolean noise = from.doubleValue() == to.doubleValue() || from.floatValue() == to.floatValue();
        return noise ? "carries the noise of a floating point number" : null;
    }

    private static boolean roundsTo(BigDecimal from, BigDecimal to, int places) {
        return MODES.stream().anyMatch(mode -> from.setScale(places, mode).compareTo(to) == 0);
    }
}
