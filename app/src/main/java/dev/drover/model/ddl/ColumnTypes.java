package dev.drover.model.ddl;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of columns as PostgreSQL itself calls them. Source: PostgreSQL manual, "Data Types". */
final class ColumnTypes {

    private static final Map<String, String> INTERNAL = Map.ofEntries(
            Map.entry("bigint", "int8"),
            Map.entry("bigserial", "int8"),
            Map.entry("serial8", "int8"),
            Map.entry("integer", "int4"),
            Map.entry("int", "int4"),
            Map.entry("serial", "int4"),
            Map.entry("serial4", "int4"),
            Map.entry("smallint", "int2"),
            Map.entry("smallserial", "int2"),
            Map.entry("serial2", "int2"),
            Map.entry("boolean", "bool"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("char", "bpchar"),
            Map.entry("decimal", "numeric"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("float", "float8"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("bit varying", "varbit"));

    private static final Pattern ARGUMENTS = Pattern.compile("\\s*\\(\\s*([0-9]+)\\s*(?:,\\s*([0-9]+)\\s*)?\\)");

    private ColumnTypes() {}

    /**
     * A type with its limits.
     *
     * @param length the most characters; null if there is no limit
     * @param serial whether the database hands out the values
     */
    record ColumnType(
            String name,
            @Nullable Integer length,
            @Nullable Integer precision,
            @Nullable Integer scale,
            boolean serial) {}

    static ColumnType of(String written, boolean array) {
        Matcher arguments = ARGUMENTS.matcher(written);
        Integer first = null;
        Integer second = null;
        if (arguments.find()) {
            first = number(arguments.group(1));
            second = arguments.group(2) == null ? null : number(arguments.group(2));
        }
        String plain = ARGUMENTS.matcher(written).replaceAll("").strip().toLowerCase(Locale.ROOT);
        String unqualified = plain.substring(plain.lastIndexOf('.') + 1).replace("\"", "");
        String name = INTERNAL.getOrDefault(unqualified, unqualified);
        if (array) {
            return new ColumnType("_" + name, null, null, null, false);
        }
        boolean serial = plain.endsWith("serial") || plain.startsWith("serial");
        return switch (name) {
            case "varchar" -> new ColumnType(name, first, null, null, serial);
            case "bpchar" -> new ColumnType(name, first == null ? Integer.valueOf(1) : first, null, null, serial);
            case "numeric" -> new ColumnType(name, null, first, scale(first, second), serial);
            default -> new ColumnType(name, null, null, null, serial);
        };
    }

    private static @Nullable Integer scale(@Nullable Integer precision, @Nullable Integer scale) {
        return precision != null && scale == null ? Integer.valueOf(0) : scale;
    }

    private static @Nullable Integer number(String digits) {
        return digits.length() > 9 ? null : Integer.valueOf(digits);
    }
}
