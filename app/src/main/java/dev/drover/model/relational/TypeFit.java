package dev.drover.model.relational;

import dev.drover.connection.SourceColumn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a column of the target takes every value that a column of the source may have. */
public final class TypeFit {

    /** Digits that every value of the type has room for: one less than those of its largest value. */
    private static final Map<String, Integer> SAFE_DIGITS = Map.of("smallint", 4, "integer", 9, "bigint", 18);

    /** Digits of the largest value. */
    private static final Map<String, Integer> DIGITS = Map.of("smallint", 5, "integer", 10, "bigint", 19);

    private static final int MICROSECONDS = 6;

    /** The most characters of a value as text, for types whose values have a longest. */
    private static final Map<String, Integer> CHARACTERS =
            Map.of("smallint", 6, "integer", 11, "bigint", 20, "boolean", 5, "uuid", 36);

    private TypeFit() {}

    /** What may not fit. */
    public enum Kind {
        /** Text is longer. */
        LENGTH,
        /** A number has more digits. */
        DIGITS,
        /** Something else is lost. */
        OTHER
    }

    /**
     * A value of the source that the target may not take as it is.
     *
     * @param sentence names both sides
     */
    public record Narrower(Kind kind, String sentence) {}

    /** Empty if everything fits, or if the type of the target is not known. */
    public static Optional<Narrower> of(SourceColumn from, RelationalTable.Column to) {
        Optional<PostgresType> target = PostgresType.parse(to.type());
        if (target.isEmpty()) {
            return Optional.empty();
        }
        PostgresType wanted = target.get();
        Optional<PostgresType> source = PostgresType.of(from);
        if (source.isEmpty()) {
            return Optional.of(new Narrower(
                    Kind.OTHER,
                    from.name() + " of the source has the type " + from.type() + ", and the target has none like it: "
                            + wanted + " keeps the text of a value, not what the type checks."));
        }
        PostgresType had = source.get();
        if (wanted.list() != had.list()) {
            return wanted.list() ? other(from, had, wanted) : text(from, had, wanted);
        }
        if (wanted.isText()) {
            return text(from, had, wanted);
        }
        if (wanted.isNumber() && had.isNumber()) {
            return number(from, had, wanted);
        }
        if (wanted.isTime() && had.isTime()) {
            return time(from, had, wanted).or(() -> seconds(from, wanted));
        }
        if (wanted.base().equals(had.base())) {
            return wanted.countsSeconds() ? seconds(from, wanted) : Optional.empty();
        }
        boolean json = had.base().equals("json") && wanted.base().equals("jsonb");
        return json ? Optional.empty() : other(from, had, wanted);
    }

    private static Optional<Narrower> text(SourceColumn from, PostgresType had, PostgresType wanted) {
        if (!wanted.isText()) {
            return other(from, had, wanted);
        }
        Integer most = wanted.base().equals("char") && wanted.size() == null ? Integer.valueOf(1) : wanted.size();
        if (most == null) {
            return Optional.empty();
        }
        Integer longest = longest(had);
        if (longest == null) {
            return narrower(
                    Kind.LENGTH,
                    wanted + " takes " + most + " characters, and " + from.name() + " of the source has no limit.");
        }
        return longest <= most
                ? Optional.empty()
                : narrower(
                        Kind.LENGTH,
                        wanted + " takes " + most + " characters, and " + from.name() + " of the source takes "
                                + longest + ".");
    }

    /** How many characters the longest value has as text; null if there is no limit, or nobody can tell. */
    private static @Nullable Integer longest(PostgresType had) {
        if (had.list()) {
            return null;
        }
        if (had.base().equals("char") && had.size() == null) {
            return 1;
        }
        if (had.isText()) {
            return had.size();
        }
        if (had.base().equals("numeric") && had.size() != null) {
            // A sign, and a zero and a point before digits that are all behind it.
            return had.size() + 1 + (scale(had) > 0 ? 2 : 0);
        }
        return CHARACTERS.get(had.base());
    }

    private static Optional<Narrower> number(SourceColumn from, PostgresType had, PostgresType wanted) {
        if (wanted.equals(had) || wanted.base().equals("numeric") && wanted.size() == null) {
            return Optional.empty();
        }
        if (isInexact(wanted)) {
            boolean fits = had.base().equals("real") && wanted.base().equals("double precision")
                    || had.base().equals("smallint")
                    || had.base().equals("integer") && wanted.base().equals("double precision");
            return fits
                    ? Optional.empty()
                    : narrower(
                            Kind.DIGITS,
                            wanted + " rounds, and " + from.name() + " of the source is " + had
                                    + ". Keep exact numbers as numeric.");
        }
        if (isInexact(had) || had.base().equals("numeric") && had.size() == null) {
            return narrower(
                    Kind.DIGITS,
                    wanted + " has fixed digits, and " + from.name() + " of the source is " + had
                            + " without a limit.");
        }
        int scale = scale(had);
        int whole = had.base().equals("numeric") ? size(had) - scale : DIGITS.getOrDefault(had.base(), 0);
        if (scale > scale(wanted)) {
            return narrower(
                    Kind.DIGITS,
                    wanted + " keeps " + scale(wanted) + " digits after the point, and " + from.name()
                            + " of the source has " + scale + ".");
        }
        int room = room(had, wanted);
        return whole <= room
                ? Optional.empty()
                : narrower(
                        Kind.DIGITS,
                        wanted + " takes " + room + " digits before the point, and " + from.name()
                                + " of the source may have " + whole + ".");
    }

    private static int room(PostgresType had, PostgresType wanted) {
        if (wanted.base().equals("numeric")) {
            return size(wanted) - scale(wanted);
        }
        // Between whole numbers the types say it exactly; digits of a numeric must fit whatever they are.
        return (had.base().equals("numeric") ? SAFE_DIGITS : DIGITS).getOrDefault(wanted.base(), 0);
    }

    private static int size(PostgresType type) {
        return type.size() == null ? 0 : type.size();
    }

    private static int scale(PostgresType type) {
        return type.scale() == null ? 0 : type.scale();
    }

    private static boolean isInexact(PostgresType type) {
        return type.base().equals("real") || type.base().equals("double precision");
    }

    private static Optional<Narrower> time(SourceColumn from, PostgresType had, PostgresType wanted) {
        if (wanted.base().equals(had.base()) || had.base().equals("date")) {
            return Optional.empty();
        }
        if (wanted.base().equals("date")) {
            return narrower(Kind.OTHER, "date keeps no time of day, and " + from.name() + " of the source has one.");
        }
        return narrower(
                Kind.OTHER,
                wanted.base().equals("timestamp")
                        ? "timestamp keeps no time zone, and " + from.name() + " of the source is a moment in time."
                        : from.name() + " of the source has no time zone: say in which zone it was written before it"
                                + " becomes timestamptz.");
    }

    private static Optional<Narrower> seconds(SourceColumn from, PostgresType wanted) {
        return wanted.size() == null || wanted.size() >= MICROSECONDS
                ? Optional.empty()
                : narrower(
                        Kind.OTHER,
                        wanted + " keeps " + wanted.size() + " digits of a second, and " + from.name()
                                + " of the source may have " + MICROSECONDS + ".");
    }

    private static Optional<Narrower> other(SourceColumn from, PostgresType had, PostgresType wanted) {
        return narrower(
                Kind.OTHER,
                from.name() + " of the source is " + had + ", and not every such value can be read as " + wanted + ".");
    }

    private static Optional<Narrower> narrower(Kind kind, String sentence) {
        return Optional.of(new Narrower(kind, sentence));
    }
}
