package dev.drover.validation.digest;

import java.math.BigDecimal;

/** The one way to write a number: plain digits, no leading or trailing zeros, no minus before zero. */
final class CanonicalNumber {

    private CanonicalNumber() {}

    static String of(String digits) {
        return isCanonical(digits) ? digits : stripped(digits);
    }

    private static String stripped(String digits) {
        BigDecimal number = new BigDecimal(digits);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isCanonical(String digits) {
        int length = digits.length();
        int start = length > 0 && digits.charAt(0) == '-' ? 1 : 0;
        if (start == length || digits.charAt(start) == '.') {
            return false;
        }
        boolean zeroFirst = digits.charAt(start) == '0';
        if (zeroFirst && length == 1) {
            return true;
        }
        boolean point = false;
        for (int i = start; i < length; i++) {
            char c = digits.charAt(i);
            if (c == '.') {
                point = true;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        char last = digits.charAt(length - 1);
        if (point && (last == '0' || last == '.')) {
            return false;
        }
        return !zeroFirst || point && digits.charAt(start + 1) == '.';
    }
}
