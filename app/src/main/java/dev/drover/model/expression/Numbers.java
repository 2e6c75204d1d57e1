package dev.drover.model.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Exact arithmetic. Every number has one form, so that 10 and 10.00 are equal. */
final class Numbers {

    /** Digits of a quotient that has no end; as many as DynamoDB keeps. */
    private static final MathContext QUOTIENT = new MathContext(38, RoundingMode.HALF_EVEN);

    private static final int MOST_DIGITS = 400;

    private Numbers() {}

    static BigDecimal of(BigDecimal number) {
        BigDecimal one = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        // Adding two numbers far apart would write out every zero between them.
        if (one.precision() > MOST_DIGITS || Math.abs((long) one.scale()) > MOST_DIGITS) {
            throw new ExpressionValueException("a number has more than " + MOST_DIGITS + " digits");
        }
        return one;
    }

    static BigDecimal parse(String digits) {
        String stripped = digits.strip();
        if (!stripped.matches("[+-]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,3})?")) {
            throw new ExpressionValueException("\"" + Texts.shortened(digits) + "\" is not a number");
        }
        return of(new BigDecimal(stripped));
    }

    static BigDecimal quotient(BigDecimal a, BigDecimal b) {
        return of(a.divide(nonzero(b), QUOTIENT));
    }

    static BigDecimal remainder(BigDecimal a, BigDecimal b) {
        return of(a.remainder(nonzero(b)));
    }

    static BigDecimal rounded(BigDecimal number, BigDecimal places) {
        return of(number.setScale(whole(places, "the decimal places of round", MOST_DIGITS), RoundingMode.HALF_EVEN));
    }

    static int whole(BigDecimal number, String what, int most) {
        if (number.stripTrailingZeros().scale() > 0
                || number.signum() < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new ExpressionValueException(
                    what + " would be " + number.toPlainString() + ", and must be a whole number from 0 to " + most);
        }
        return number.intValueExact();
    }

    private static BigDecimal nonzero(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new ExpressionValueException("it divides by zero");
        }
        return divisor;
    }
}
