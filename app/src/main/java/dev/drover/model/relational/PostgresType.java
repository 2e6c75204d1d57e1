package dev.drover.model.relational;

import dev.drover.connection.SourceColumn;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A type of PostgreSQL that a column of the target can have.
 *
 * @param base the name that SQL prefers: {@code bigint}, {@code varchar}, {@code timestamptz}
 * @param size characters, digits, or digits of a second; null for no limit
 * @param scale digits after the point of a {@code numeric}; null if not said
 */
record PostgresType(
        String base, @Nullable Integer size, @Nullable Integer scale, boolean list) {

    private static final int LONGEST_TEXT = 10_485_760;
    private static final int MOST_DIGITS = 1_000;
    private static final int FINEST_SECOND = 6;
    private static final Pattern FORM =
            Pattern.compile("([a-z][a-z0-9]*(?: [a-z]+)*) ?(?:\\( ?(\\d{1,8}) ?(?:, ?(\\d{1,4}) ?)?\\))? ?(\\[\\])?");

    /** The second name of each pair is the one that is kept. PostgreSQL documentation, chapter "Data types". */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"));

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");
    private static final Set<String> TEXTS = Set.of("text", "varchar", "char");
    private static final Set<String> TIMES = Set.of("date", "timestamp", "timestamptz");
    private static final Set<String> OTHERS =
            Set.of("boolean", "time", "timetz", "interval", "uuid", "json", "jsonb", "bytea", "inet", "cidr");
    private static final Set<String> SECONDS = Set.of("timestamp", "timestamptz", "time", "timetz", "interval");

    /** Empty for a type that is not known, or whose size is out of range. */
    static Optional<PostgresType> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (!form.matches()) {
            return Optional.empty();
        }
        String base = OTHER_NAMES.getOrDefault(form.group(1), form.group(1));
        PostgresType type = new PostgresType(base, number(form.group(2)), number(form.group(3)), form.group(4) != null);
        return type.isKnown() && type.sizeFits() ? Optional.of(type) : Optional.empty();
    }

    /** The type of a column of the source; empty if the target has none like it, for example for an enumeration. */
    static Optional<PostgresType> of(SourceColumn column) {
        boolean list = column.type().startsWith("_");
        String base = list ? column.type().substring(1) : column.type();
        if (base.equals("numeric") && column.precision() != null) {
            return parse("numeric(" + column.precision() + ","
                    + (column.scale() == null ? 0 : Math.max(0, column.scale())) + ")");
        }
        boolean limited = !list && column.length() != null && (base.equals("varchar") || base.equals("bpchar"));
        return parse(base + (limited ? "(" + column.length() + ")" : "") + (list ? "[]" : ""));
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }

    private boolean isKnown() {
        return isNumber() || isText() || TIMES.contains(base) || OTHERS.contains(base);
    }

    private boolean sizeFits() {
        if (size == null) {
            return true;
        }
        if (base.equals("numeric")) {
            return size >= 1 && size <= MOST_DIGITS && (scale == null || scale <= MOST_DIGITS);
        }
        if (scale != null) {
            return false;
        }
        if (base.equals("varchar") || base.equals("char")) {
            return size >= 1 && size <= LONGEST_TEXT;
        }
        return SECONDS.contains(base) && size <= FINEST_SECOND;
    }

    boolean isNumber() {
        return NUMBERS.contains(base);
    }

    boolean isText() {
        return TEXTS.contains(base);
    }

    boolean isTime() {
        return TIMES.contains(base);
    }

    boolean countsSeconds() {
        return SECONDS.contains(base);
    }

    /** Whether a foreign key may go from one to the other: PostgreSQL has to be able to compare them. */
    boolean comparesWith(PostgresType other) {
        return list == other.list
                && (base.equals(other.base)
                        || isNumber() && other.isNumber()
                        || isText() && other.isText()
                        || isTime() && other.isTime());
    }

    /** As SQL writes it. */
    @Override
    public String toString() {
        String limit = size == null ? "" : "(" + size + (scale == null ? "" : "," + scale) + ")";
        return base + limit + (list ? "[]" : "");
    }
}
