package dev.drover.inventory;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number, with a point before its decimals.
 *
 * @param whole whether it has no decimals; its value is then an {@link Integer}, otherwise a {@link BigDecimal}
 */
public record NumberKind(BigDecimal least, BigDecimal most, boolean whole) implements FieldKind {

    /** Short enough that no text of this form can become an enormous number. */
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,6})?");

    static NumberKind whole(int least, int most) {
        return new NumberKind(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true);
    }

    static NumberKind decimal(int least, int most) {
        return new NumberKind(BigDecimal.valueOf(least), BigDecimal.valueOf(most), false);
    }

    @Override
    public Object read(String text, PatternField field) {
        String bare = text.strip();
        if (!PLAIN.matcher(bare).matches()) {
            throw UnreadableException.as(words(), field);
        }
        BigDecimal number = tidy(new BigDecimal(bare));
        if (whole && number.scale() > 0) {
            throw UnreadableException.as(words(), field);
        }
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            throw UnreadableException.as(
                    words() + " from " + least.toPlainString() + " to " + most.toPlainString(), field);
        }
        return whole ? (Object) number.intValueExact() : number;
    }

    private String words() {
        return whole ? "a whole number" : "a number";
    }

    @Override
    public String write(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    @Override
    public @Nullable Object nothing() {
        return null;
    }

    /** 120.50 as 120.5 and 1E+2 as 100, so that equal numbers are equal. */
    private static BigDecimal tidy(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
