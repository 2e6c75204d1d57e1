package dev.drover.proof;

import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.mapping.ItemValue;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a sort key with its values.
 *
 * @param operator {@code =}, {@code begins_with}, {@code between}, {@code <=} or {@code >=}
 * @param upTo only with {@code between}
 */
record SortRange(String operator, ItemValue value, @Nullable ItemValue upTo) {

    static SortRange exact(ItemValue value) {
        return new SortRange("=", value, null);
    }

    static SortRange beginsWith(String text) {
        return new SortRange("begins_with", new ItemValue.Text(text), null);
    }

    /**
     * Narrows text so that one value is in the range.
     *
     * @param before what stands before the value
     * @param highest the greatest value that is known
     */
    static SortRange ofText(Operator operator, String before, String value, String highest) {
        String greatest = highest.compareTo(value) > 0 ? highest : value;
        return switch (operator) {
            case EQ -> beginsWith(before + value);
            case BEGINS_WITH -> beginsWith(before + value.substring(0, (value.length() + 1) / 2));
            case BETWEEN -> between(before + value, after(before + greatest));
            case GE -> between(before + value, end(before, greatest));
            case GT -> between(before + value.substring(0, Math.max(0, value.length() - 1)), end(before, greatest));
            case LE, LT -> between(before, after(before + value));
        };
    }

    static SortRange ofNumber(Operator operator, ItemValue.Numeric value, BigDecimal highest) {
        BigDecimal number = new BigDecimal(value.value());
        return switch (operator) {
            case EQ, BEGINS_WITH -> exact(value);
            case BETWEEN ->
                new SortRange(
                        "between",
                        value,
                        ItemValue.Numeric.parse(highest.max(number).toString()));
            case GE, GT -> new SortRange(">=", value, null);
            case LE, LT -> new SortRange("<=", value, null);
        };
    }

    private static SortRange between(String from, String to) {
        return from.isEmpty()
                ? new SortRange("<=", new ItemValue.Text(to), null)
                : new SortRange("between", new ItemValue.Text(from), new ItemValue.Text(to));
    }

    private static String end(String before, String greatest) {
        return before.isEmpty() ? after(greatest) : after(before);
    }

    /** The least text, nearly, that is greater than everything that begins with this one. */
    private static String after(String text) {
        int last = text.length() - 1;
        return last < 0 ? "~" : text.substring(0, last) + (char) (text.charAt(last) + 1);
    }

    /** The same condition for values that begin otherwise: a pattern may expect a beginning that no template writes. */
    SortRange beginning(String claimed, String written) {
        return new SortRange(
                operator, moved(value, claimed, written), upTo == null ? null : moved(upTo, claimed, written));
    }

    private static ItemValue moved(ItemValue value, String claimed, String written) {
        if (!(value instanceof ItemValue.Text text) || text.value().startsWith(claimed)) {
            return value;
        }
        String rest = text.value().startsWith(written) ? text.value().substring(written.length()) : "";
        return new ItemValue.Text(claimed + rest);
    }

    String words(String key) {
        return switch (operator) {
            case "begins_with" -> "begins_with(" + key + ", " + Values.words(value) + ")";
            case "between" ->
                key + " between " + Values.words(value) + " and " + Values.words(Objects.requireNonNull(upTo));
            default -> key + " " + operator + " " + Values.words(value);
        };
    }
}
