package dev.drover.model.mapping;

import java.math.BigDecimal;

/** What DynamoDB takes as a number. */
final class Digits {

    private static final int MOST_DIGITS = 38;
    private static final int SMALLEST_EXPONENT = -130;
    private static final int LARGEST_EXPONENT = 125;

    private Digits() {}

    /** @throws ValueException if the number would have to be rounded or is out of range */
    static ItemValue.Numeric exact(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.precision() > MOST_DIGITS) {
            throw new ValueException("has " + stripped.precision() + " digits, and DynamoDB keeps " + MOST_DIGITS);
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (stripped.signum() != 0 && (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT)) {
            throw new ValueException("is too large or too small for a number in DynamoDB: " + stripped);
        }
        return ItemValue.Numeric.of(stripped);
    }

    /** @throws ValueException also if the text is no number */
    static ItemValue.Numeric exact(String digits) {
        try {
            return exact(new BigDecimal(digits.strip()));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new ValueException("is not a number: " + shortened(digits));
        }
    }

    /** The text in quotes, cut off where a sentence would become too long. */
    static String shortened(String text) {
        return text.length() <= 60 ? "\"" + text + "\"" : "\"" + text.substring(0, 60) + "…\"";
    }
}
