package dev.drover.sandbox.mishap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What happens to one order in the new table.
 *
 * @param before null if there was none
 * @param after null if there is none
 */
record Damage(
        Kind kind,
        @Nullable Map<String, AttributeValue> before,
        @Nullable Map<String, AttributeValue> after) {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final int CENTS = 2;

    enum Kind {
        MISSING,
        EXTRA,
        TRUNCATED,
        TIME_ZONE,
        ROUNDED
    }

    /** One damage of each kind, each to another order; fewer if the orders do not suffice. */
    static List<Damage> of(List<Map<String, AttributeValue>> orders) {
        List<Map<String, AttributeValue>> left = new ArrayList<>(orders);
        List<Damage> damages = new ArrayList<>();
        // The choosy kinds first.
        for (Kind kind : List.of(Kind.ROUNDED, Kind.TRUNCATED, Kind.TIME_ZONE, Kind.MISSING, Kind.EXTRA)) {
            for (Map<String, AttributeValue> order : left) {
                Optional<Damage> damage = of(kind, order);
                if (damage.isPresent()) {
                    damages.add(damage.get());
                    left.remove(order);
                    break;
                }
            }
        }
        return damages;
    }

    private static Optional<Damage> of(Kind kind, Map<String, AttributeValue> order) {
        return switch (kind) {
            case MISSING -> Optional.of(new Damage(kind, order, null));
            case EXTRA -> Optional.of(new Damage(kind, null, madeUp(order)));
            case TRUNCATED ->
                Optional.ofNullable(order.get("notes"))
                        .map(AttributeValue::s)
                        .filter(notes -> notes.length() > 10)
                        .map(notes -> changed(kind, order, "notes", AttributeValue.fromS(firstHalf(notes))));
            case TIME_ZONE ->
                Optional.of(changed(
                        kind, order, "placedAt", AttributeValue.fromS(localTakenForUtc(text(order, "placedAt")))));
            case ROUNDED ->
                Optional.of(new BigDecimal(number(order, "total")))
                        .filter(total -> total.scale() > CENTS)
                        .map(total -> changed(
                                kind,
                                order,
                                "total",
                                AttributeValue.fromN(total.setScale(CENTS, RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString())));
        };
    }

    private static Damage changed(Kind kind, Map<String, AttributeValue> order, String name, AttributeValue value) {
        Map<String, AttributeValue> after = new HashMap<>(order);
        after.put(name, value);
        return new Damage(kind, order, after);
    }

    private static Map<String, AttributeValue> madeUp(Map<String, AttributeValue> order) {
        String id = "9" + "0".repeat(Math.max(0, 11 - number(order, "id").length())) + number(order, "id");
        Map<String, AttributeValue> after = new HashMap<>(order);
        after.put("pk", AttributeValue.fromS("ORDER#" + id));
        after.put("id", AttributeValue.fromN(id));
        return after;
    }

    /** Half of the characters, and never half of one. */
    private static String firstHalf(String text) {
        return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2));
    }

    private static String localTakenForUtc(String instant) {
        return INSTANT.format(
                Instant.parse(instant).atZone(ZONE).toLocalDateTime().toInstant(ZoneOffset.UTC));
    }

    /** The item whose key says which order is meant. */
    Map<String, AttributeValue> item() {
        return before == null ? Objects.requireNonNull(after) : before;
    }

    /** "order 17 (missing)" */
    String words() {
        return "order " + number(item(), "id") + " ("
                + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private static String number(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).n();
    }
}
