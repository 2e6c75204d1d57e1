package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.model.AttributeType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values of a PostgreSQL type are read, and what they may become. */
enum SourceType {
    INTEGER(AttributeType.N, AttributeType.S) {
        @Override
        Object value(ResultSet row, int index) throws SQLException {
            return row.getLong(index);
        }
    },
    DECIMAL(AttributeType.N, AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            Object number = row.getObject(index);
            // The driver's way to say NaN and infinity.
            if (number instanceof Double notFinite) {
                throw new ValueException("is " + notFinite + ", and DynamoDB has no such number");
            }
            return number;
        }
    },
    /** Read as the shortest text that PostgreSQL reads back as the same number: 0.1 of a float4 stays 0.1. */
    FLOATING(AttributeType.N, AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            String number = row.getString(index);
            if (number != null && (number.equals("NaN") || number.endsWith("Infinity"))) {
                throw new ValueException("is " + number + ", and DynamoDB has no such number");
            }
            return number == null ? null : new BigDecimal(number);
        }

        @Override
        String selected(String column) {
            return column + "::text";
        }
    },
    BOOLEAN(AttributeType.BOOL, AttributeType.S) {
        @Override
        Object value(ResultSet row, int index) throws SQLException {
            return row.getBoolean(index);
        }
    },
    /** A time of day on a calendar somewhere; where, only the mapping can say. */
    LOCAL_TIME(AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getObject(index, LocalDateTime.class);
        }
    },
    INSTANT(AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getObject(index, OffsetDateTime.class);
        }
    },
    DATE(AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getObject(index, LocalDate.class);
        }
    },
    /** A time on a clock, which the driver would move to the zone of this machine if it did not arrive as text. */
    TIME_OF_DAY(AttributeType.S) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getString(index);
        }

        @Override
        String selected(String column) {
            return column + "::text";
        }
    },
    BYTES(AttributeType.B) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getBytes(index);
        }
    },
    TEXT(AttributeType.S, AttributeType.N) {
        @Override
        @Nullable
        Object value(ResultSet row, int index) throws SQLException {
            return row.getString(index);
        }
    };

    private final AttributeType usually;
    private final Set<AttributeType> becomes;

    SourceType(AttributeType first, AttributeType... others) {
        this.usually = first;
        this.becomes = EnumSet.of(first, others);
    }

    /** The value in Java; for a null, anything. */
    abstract @Nullable Object value(ResultSet row, int index) throws SQLException;

    /** How a query asks for the column, so that the first answer and all later ones read alike. */
    String selected(String column) {
        return column;
    }

    boolean mayBecome(AttributeType type) {
        return becomes.contains(type);
    }

    /** What a column becomes when nobody says otherwise. */
    AttributeType usually() {
        return usually;
    }

    /** "N or S". */
    String choices() {
        return becomes.stream().map(AttributeType::name).collect(Collectors.joining(" or "));
    }

    boolean isNumber() {
        return this == INTEGER || this == DECIMAL;
    }

    /** The type of a column; empty for types that cannot be moved yet. */
    static Optional<SourceType> of(SourceColumn column) {
        return switch (column.type()) {
            case "int2", "int4", "int8" -> Optional.of(INTEGER);
            case "numeric" -> Optional.of(DECIMAL);
            case "float4", "float8" -> Optional.of(FLOATING);
            case "bool" -> Optional.of(BOOLEAN);
            case "timestamp" -> Optional.of(LOCAL_TIME);
            case "timestamptz" -> Optional.of(INSTANT);
            case "date" -> Optional.of(DATE);
            case "time", "timetz" -> Optional.of(TIME_OF_DAY);
            case "bytea" -> Optional.of(BYTES);
            case "text", "varchar", "bpchar", "citext", "name", "uuid", "json", "jsonb", "inet", "cidr", "macaddr" ->
                Optional.of(TEXT);
            default -> Optional.empty();
        };
    }
}
