package dev.drover.model.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.drover.model.expression.ExpressionLanguage.Nulls;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression whose columns and kinds are known.
 *
 * <p>It always ends: there are no loops, its length is bounded, and so is every text and number on the way. It sees the
 * values it is given and nothing else. Safe for use by many threads at once.
 */
public final class Expression {

    private static final Pattern MISFIT =
            Pattern.compile("found no matching overload for '(.+?)' applied to '\\((.*?)\\)'");

    private final List<String> columns;
    private final Kind kind;
    private final CelRuntime.Program program;

    private Expression(List<String> columns, Kind kind, CelRuntime.Program program) {
        this.columns = columns;
        this.kind = kind;
        this.program = program;
    }

    /**
     * The columns that an expression names, before anything is known about them.
     *
     * @throws ExpressionException if the text cannot be read
     */
    public static Set<String> columnsOf(String text) {
        return new ExpressionSyntax(text).columns().keySet();
    }

    /**
     * Checks an expression.
     *
     * @param known the kinds of all columns that it may use
     * @throws ExpressionException if the text cannot be read, names something else, or its kinds do not fit together
     */
    public static Expression of(String text, Map<String, Kind> known) {
        ExpressionSyntax syntax = new ExpressionSyntax(text);
        syntax.columns().forEach((name, position) -> {
            if (!known.containsKey(name)) {
                throw unknownColumn(name, position, known.keySet());
            }
        });
        CelCompilerBuilder compiler = ExpressionLanguage.compiler();
        syntax.columns()
                .keySet()
                .forEach(name -> compiler.addVar(
                        name,
                        NullableType.create(
                                Objects.requireNonNull(known.get(name)).type())));
        try {
            CelAbstractSyntaxTree checked =
                    compiler.build().check(syntax.parsed()).getAst();
            return new Expression(
                    List.copyOf(syntax.columns().keySet()),
                    kind(checked.getResultType()),
                    ExpressionLanguage.RUNTIME.createProgram(checked));
        } catch (CelValidationException e) {
            throw misfit(e);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(0, "The expression cannot be prepared: " + e.getMessage() + ".");
        }
    }

    public List<String> columns() {
        return columns;
    }

    /** What it gives, unless it gives nothing. */
    public Kind kind() {
        return kind;
    }

    /**
     * The value, or null if a column that it needs is null and the expression does not say what then.
     *
     * @param values the value of each column: a String, BigDecimal, Boolean or OffsetDateTime
     * @throws ExpressionValueException if a value does not fit
     */
    public @Nullable Object value(Function<String, @Nullable Object> values) {
        AtomicReference<@Nullable RuntimeException> unreadable = new AtomicReference<>();
        try {
            Object value = program.eval((String name) -> Optional.of(Nulls.in(normal(read(name, values, unreadable)))));
            return Nulls.out(value);
        } catch (CelEvaluationException e) {
            RuntimeException unread = unreadable.get();
            if (unread != null) {
                throw unread;
            }
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ExpressionValueException problem) {
                    throw problem;
                }
            }
            if (columns.stream().anyMatch(column -> values.apply(column) == null)) {
                return null;
            }
            throw new ExpressionValueException("a null stands where the expression needs a value");
        }
    }

    /** What cannot be read is remembered: a null beside it must not hide it. */
    private static @Nullable Object read(
            String column,
            Function<String, @Nullable Object> values,
            AtomicReference<@Nullable RuntimeException> unreadable) {
        try {
            return values.apply(column);
        } catch (RuntimeException e) {
            unreadable.compareAndSet(null, e);
            throw e;
        }
    }

    private static @Nullable Object normal(@Nullable Object value) {
        return value instanceof BigDecimal number ? Numbers.of(number) : value;
    }

    private static Kind kind(CelType type) {
        CelType bare = type instanceof NullableType nullable ? nullable.targetType() : type;
        return Kind.of(bare)
                .orElseThrow(() -> new ExpressionException(
                        0, "The expression gives no single kind of value, because it gives null or different kinds."));
    }

    private static ExpressionException unknownColumn(String name, int position, Collection<String> known) {
        return new ExpressionException(
                position,
                "At character " + position + ": there is no column \"" + name + "\"." + Suggestion.of(name, known));
    }

    private static ExpressionException misfit(CelValidationException e) {
        CelIssue first = e.getErrors().get(0);
        int position =
                e.getSource().getLocationOffset(first.getSourceLocation()).orElse(0) + 1;
        Matcher misfit = MISFIT.matcher(first.getMessage());
        if (!misfit.find()) {
            return new ExpressionException(position, "At character " + position + ": " + first.getMessage() + ".");
        }
        return new ExpressionException(
                position,
                "At character " + position + ": " + ExpressionLanguage.misuse(misfit.group(1), misfit.group(2)));
    }
}
