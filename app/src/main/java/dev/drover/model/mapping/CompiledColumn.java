package dev.drover.model.mapping;

import dev.drover.model.AttributeType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One column of the source on its way into items.
 *
 * @param index its position in the row, from 0
 */
record CompiledColumn(String name, SourceType type, int index) {

    private static final int MOST_DIGITS = 38;
    private static final int SMALLEST_EXPONENT = -130;
    private static final int LARGEST_EXPONENT = 125;

    @Nullable
    Object read(ResultSet row) throws SQLException {
        try {
            Object value = type.value(row, index + 1);
            return row.wasNull() ? null : value;
        } catch (ValueException e) {
            // Kept in the row and thrown where the value is used: other rows of the page are not to blame.
            return new Unreadable(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    /** The value in the target, or null where the source has none. */
    @Nullable
    ItemValue value(@Nullable Object[] row, AttributeType target, @Nullable ZoneId zone) {
        Object value = checked(row);
        if (value == null) {
            return null;
        }
        try {
            return switch (target) {
                case S -> new ItemValue.Text(text(value, zone));
                case N -> number(value);
                case BOOL -> new ItemValue.Bool((Boolean) value);
                case B -> new ItemValue.Bytes((byte[]) value);
            };
        } catch (ValueException e) {
            throw named(e);
        }
    }

    /** The value as text for a template, or null where the source has none. */
    @Nullable
    String text(@Nullable Object[] row, @Nullable ZoneId zone) {
        Object value = checked(row);
        try {
            return value == null ? null : text(value, zone);
        } catch (ValueException e) {
            throw named(e);
        }
    }

    private @Nullable Object checked(@Nullable Object[] row) {
        Object value = row[index];
        if (value instanceof Unreadable unreadable) {
            throw new ValueException(name + " " + unreadable.because());
        }
        return value;
    }

    private ValueException named(ValueException e) {
        return new ValueException(name + " " + e.getMessage());
    }

    private static String text(Object value, @Nullable ZoneId zone) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof LocalDateTime time) {
            return zone == null ? Times.local(time) : Times.instant(time, zone);
        }
        if (value instanceof OffsetDateTime time) {
            return Times.instant(time);
        }
        if (value instanceof LocalDate date) {
            return Times.date(date);
        }
        if (value instanceof BigDecimal number) {
            return ItemValue.Numeric.of(number).value();
        }
        return value.toString();
    }

    private static ItemValue number(Object value) {
        if (value instanceof Long whole) {
            return new ItemValue.Numeric(whole.toString());
        }
        BigDecimal number;
        if (value instanceof BigDecimal decimal) {
            number = decimal.stripTrailingZeros();
        } else {
            try {
                number = new BigDecimal(value.toString().strip()).stripTrailingZeros();
            } catch (NumberFormatException e) {
                throw new ValueException("is not a number: " + shortened(value.toString()));
            }
        }
        if (number.precision() > MOST_DIGITS) {
            throw new ValueException("has " + number.precision() + " digits, and DynamoDB keeps " + MOST_DIGITS);
        }
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() != 0 && (exponent < SMALLEST_EXPONENT || exponent > LARGEST_EXPONENT)) {
            throw new ValueException("is too large or too small for a number in DynamoDB: " + number);
        }
        return ItemValue.Numeric.of(number);
    }

    static String shortened(String text) {
        return text.length() <= 60 ? "\"" + text + "\"" : "\"" + text.substring(0, 60) + "…\"";
    }

    private record Unreadable(String because) {}
}
