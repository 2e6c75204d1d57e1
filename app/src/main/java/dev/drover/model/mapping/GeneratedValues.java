package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** Makes values as the driver would read them from a column, different ones for different ordinals. */
final class GeneratedValues {

    private static final LocalDateTime FIRST_TIME = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int SECONDS_APART = 61;
    private static final int DAYS = 730;
    private static final int SMALLEST_INTEGER = 32_767;
    private static final Set<String> PLAIN_TEXT = Set.of("text", "varchar", "bpchar", "citext", "name");

    private GeneratedValues() {}

    static boolean isPlainText(String type) {
        return PLAIN_TEXT.contains(type);
    }

    /**
     * A value.
     *
     * @param whole whether numbers must have no fraction
     * @param digits whether text must be a number
     */
    static Object of(SourceColumn column, SourceType type, long ordinal, boolean whole, boolean digits) {
        return switch (type) {
            case INTEGER -> column.type().equals("int2") ? 1 + ordinal % SMALLEST_INTEGER : 1 + ordinal;
            case DECIMAL -> decimal(column, ordinal, whole);
            case FLOATING -> whole ? BigDecimal.valueOf(1 + ordinal) : BigDecimal.valueOf(1 + ordinal, 1);
            case BOOLEAN -> ordinal % 2 == 0;
            case LOCAL_TIME -> time(ordinal);
            case INSTANT -> time(ordinal).atOffset(ZoneOffset.UTC);
            case DATE -> FIRST_TIME.toLocalDate().plusDays(ordinal % DAYS);
            case TIME_OF_DAY -> LocalTime.ofSecondOfDay(ordinal % 86_400).toString();
            case BYTES -> Long.toString(ordinal).getBytes(StandardCharsets.US_ASCII);
            case TEXT -> text(column, ordinal, digits);
        };
    }

    private static LocalDateTime time(long ordinal) {
        return FIRST_TIME.plusSeconds(ordinal * SECONDS_APART);
    }

    private static BigDecimal decimal(SourceColumn column, long ordinal, boolean whole) {
        int scale = whole || column.scale() == null ? 0 : column.scale();
        int places =
                column.precision() == null ? 18 : column.precision() - (column.scale() == null ? 0 : column.scale());
        int usable = Math.min(17, Math.max(0, places) + scale);
        return BigDecimal.valueOf(usable == 0 ? 0 : (1 + ordinal) % (long) Math.pow(10, usable), scale);
    }

    private static String text(SourceColumn column, long ordinal, boolean digits) {
        return switch (column.type()) {
            case "uuid" -> new UUID(0x4000L, 0x8000000000000000L | ordinal).toString();
            case "json", "jsonb" -> "{\"n\": " + ordinal + "}";
            case "inet", "cidr" -> "10." + (ordinal >> 16 & 255) + "." + (ordinal >> 8 & 255) + "." + (ordinal & 255);
            case "macaddr" ->
                String.format(
                        "02:00:%02x:%02x:%02x:%02x",
                        ordinal >> 24 & 255, ordinal >> 16 & 255, ordinal >> 8 & 255, ordinal & 255);
            default -> plain(column, ordinal, digits);
        };
    }

    private static String plain(SourceColumn column, long ordinal, boolean digits) {
        int length = column.length() == null ? Integer.MAX_VALUE : column.length();
        String number = Long.toString(ordinal, digits ? 10 : 36);
        String text = digits ? number : column.name() + "-" + number;
        if (text.length() <= length) {
            return text;
        }
        return number.length() <= length ? number : number.substring(number.length() - length);
    }
}
