package dev.drover.model.mapping;

import dev.drover.model.AttributeType;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionValueException;
import dev.drover.model.expression.Kind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expression over the columns of a row. */
record CompiledExpression(String name, Expression expression, Map<String, CompiledColumn> columns) {

    CompiledExpression {
        columns = Map.copyOf(columns);
    }

    /** What values of a column are in expressions; empty for those that cannot stand there. */
    static Optional<Kind> kindOf(SourceType type) {
        return switch (type) {
            case INTEGER, DECIMAL, FLOATING -> Optional.of(Kind.NUMBER);
            case BOOLEAN -> Optional.of(Kind.TRUTH);
            case INSTANT -> Optional.of(Kind.TIME);
            case TEXT, LOCAL_TIME, DATE, TIME_OF_DAY -> Optional.of(Kind.TEXT);
            case BYTES -> Optional.empty();
        };
    }

    /** The kind that an expression must give for an attribute of a type; empty if none can. */
    static Optional<Kind> kindFor(AttributeType type) {
        return switch (type) {
            case S -> Optional.of(Kind.TEXT);
            case N -> Optional.of(Kind.NUMBER);
            case BOOL -> Optional.of(Kind.TRUTH);
            case B -> Optional.empty();
        };
    }

    @Nullable
    ItemValue value(@Nullable Object[] row) {
        Object value = evaluated(row);
        if (value instanceof BigDecimal number) {
            try {
                return Digits.exact(number);
            } catch (ValueException e) {
                throw new ValueException(name + " " + e.getMessage());
            }
        }
        if (value instanceof Boolean truth) {
            return new ItemValue.Bool(truth);
        }
        return value == null ? null : new ItemValue.Text((String) value);
    }

    /** Whether it is true for the row; a condition that comes to nothing, because a column is null, is not. */
    boolean holds(@Nullable Object[] row) {
        return Boolean.TRUE.equals(evaluated(row));
    }

    private @Nullable Object evaluated(@Nullable Object[] row) {
        try {
            return expression.value(column -> {
                CompiledColumn compiled = columns.get(column);
                return compiled == null ? null : compiled.forExpression(row);
            });
        } catch (ExpressionValueException e) {
            throw new ValueException(name + " cannot be computed: " + e.getMessage());
        }
    }
}
