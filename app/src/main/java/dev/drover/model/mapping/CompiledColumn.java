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
 * @param name what people call it; for a column of another table with that table before it
 * @param index its position in the row, from 0
 * @param alias the name that its table has in the query
 * @param column its name in that table
 */
record CompiledColumn(String name, SourceType type, int index, String alias, String column) {

    @Nullable
    Object read(ResultSet row, int position) throws SQLException {
        try {
            Object value = type.value(row, position);
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

    /** The value as a number for a key, or null where the source has none. */
    ItemValue.@Nullable Numeric number(@Nullable Object[] row) {
        Object value = checked(row);
        try {
            return value == null ? null : number(value);
        } catch (ValueException e) {
            throw named(e);
        }
    }

    /** The value as expressions take it, or null where the source has none. */
    @Nullable
    Object forExpression(@Nullable Object[] row) {
        Object value = checked(row);
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        boolean stays = value instanceof BigDecimal || value instanceof Boolean || value instanceof OffsetDateTime;
        try {
            return value == null || stays ? value : text(value, null);
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

    private static ItemValue.Numeric number(Object value) {
        if (value instanceof Long whole) {
            return new ItemValue.Numeric(whole.toString());
        }
        return value instanceof BigDecimal decimal ? Digits.exact(decimal) : Digits.exact(value.toString());
    }

    private record Unreadable(String because) {}
}
