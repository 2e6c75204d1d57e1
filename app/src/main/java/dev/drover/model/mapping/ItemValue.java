package dev.drover.model.mapping;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value in an item, free of any vendor's library. A missing value is a missing attribute. */
public sealed interface ItemValue {

    /** Text, as it is. */
    record Text(String value) implements ItemValue {}

    /**
     * A number.
     *
     * @param value plain decimal digits without an exponent and without trailing zeros after the point, so that equal
     *     numbers are equal texts
     */
    record Numeric(String value) implements ItemValue {

        static Numeric of(BigDecimal number) {
            return new Numeric(
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        }

        /** The same number however it was written; DynamoDB answers 1E+2 for some hundreds. */
        public static Numeric parse(String digits) {
            return isPlain(digits) ? new Numeric(digits) : of(new BigDecimal(digits));
        }

        private static boolean isPlain(String digits) {
            char first = digits.isEmpty() ? ' ' : digits.charAt(0);
            if (first < '1' || first > '9') {
                return false;
            }
            for (int i = 1; i < digits.length(); i++) {
                if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                    return false;
                }
            }
            return true;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements ItemValue {}

    /** Bytes; equal when their content is. */
    record Bytes(byte[] value) implements ItemValue {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(value);
        }
    }

    /** Values in order. */
    record Sequence(List<ItemValue> values) implements ItemValue {}

    /** Named values. */
    record Fields(Map<String, ItemValue> values) implements ItemValue {}
}
