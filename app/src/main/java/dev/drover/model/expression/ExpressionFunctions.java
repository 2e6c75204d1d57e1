package dev.drover.model.expression;

import static dev.drover.model.expression.Kind.LIST;
import static dev.drover.model.expression.Kind.NUMBER;
import static dev.drover.model.expression.Kind.TEXT;
import static dev.drover.model.expression.Kind.TIME;
import static dev.drover.model.expression.Kind.TRUTH;

import dev.drover.model.expression.ExpressionFunction.Work;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All functions and operators. Each gives the same answer for the same values, today and tomorrow, on every machine. */
final class ExpressionFunctions {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private final List<ExpressionFunction> all = new ArrayList<>();

    private ExpressionFunctions() {
        operators();
        texts();
        numbers();
        times();
    }

    static List<ExpressionFunction> all() {
        return List.copyOf(new ExpressionFunctions().all);
    }

    private void operators() {
        add("_+_", List.of(TEXT, TEXT), TEXT, v -> Texts.bounded(text(v, 0) + text(v, 1)), "");
        add("_+_", List.of(NUMBER, NUMBER), NUMBER, v -> Numbers.of(number(v, 0).add(number(v, 1))), "");
        add("_-_", List.of(NUMBER, NUMBER), NUMBER, v -> Numbers.of(number(v, 0).subtract(number(v, 1))), "");
        add("_*_", List.of(NUMBER, NUMBER), NUMBER, v -> Numbers.of(number(v, 0).multiply(number(v, 1))), "");
        add("_/_", List.of(NUMBER, NUMBER), NUMBER, v -> Numbers.quotient(number(v, 0), number(v, 1)), "");
        add("_%_", List.of(NUMBER, NUMBER), NUMBER, v -> Numbers.remainder(number(v, 0), number(v, 1)), "");
        add("-_", List.of(NUMBER), NUMBER, v -> number(v, 0).negate(), "");
        add("_[_]", List.of(LIST, NUMBER), TEXT, v -> Texts.piece((List<?>) v[0], number(v, 1)), "");
        for (Kind kind : List.of(TEXT, NUMBER, TIME)) {
            add("_<_", List.of(kind, kind), TRUTH, v -> compare(v) < 0, "");
            add("_<=_", List.of(kind, kind), TRUTH, v -> compare(v) <= 0, "");
            add("_>_", List.of(kind, kind), TRUTH, v -> compare(v) > 0, "");
            add("_>=_", List.of(kind, kind), TRUTH, v -> compare(v) >= 0, "");
        }
    }

    private void texts() {
        add("lower", List.of(TEXT), TEXT, v -> text(v, 0).toLowerCase(Locale.ROOT), "Small letters.");
        add("upper", List.of(TEXT), TEXT, v -> text(v, 0).toUpperCase(Locale.ROOT), "Capital letters.");
        add("trim", List.of(TEXT), TEXT, v -> text(v, 0).strip(), "Without the spaces around it.");
        add(
                "length",
                List.of(TEXT),
                NUMBER,
                v -> whole(text(v, 0).codePointCount(0, text(v, 0).length())),
                "How many characters it has.");
        add(
                "contains",
                List.of(TEXT, TEXT),
                TRUTH,
                v -> Texts.contains(text(v, 0), text(v, 1)),
                "Whether the second text is in the first.");
        add(
                "starts_with",
                List.of(TEXT, TEXT),
                TRUTH,
                v -> text(v, 0).startsWith(text(v, 1)),
                "Whether the first text begins with the second.");
        add(
                "ends_with",
                List.of(TEXT, TEXT),
                TRUTH,
                v -> text(v, 0).endsWith(text(v, 1)),
                "Whether the first text ends with the second.");
        add(
                "substring",
                List.of(TEXT, NUMBER),
                TEXT,
                v -> Texts.part(text(v, 0), number(v, 1), whole(Texts.LONGEST)),
                "From a character on, counted from 0.");
        add(
                "substring",
                List.of(TEXT, NUMBER, NUMBER),
                TEXT,
                v -> Texts.part(text(v, 0), number(v, 1), number(v, 2)),
                "From a character to before another, counted from 0.");
        add(
                "replace",
                List.of(TEXT, TEXT, TEXT),
                TEXT,
                v -> Texts.replaced(text(v, 0), text(v, 1), text(v, 2)),
                "Every occurrence of the second text replaced by the third.");
        add(
                "split",
                List.of(TEXT, TEXT),
                LIST,
                v -> Texts.pieces(text(v, 0), text(v, 1)),
                "The pieces between separators; the first is split(name, ' ')[0].");
        add("count", List.of(LIST), NUMBER, v -> whole(((List<?>) v[0]).size()), "How many pieces there are.");
        add(
                "text",
                List.of(NUMBER),
                TEXT,
                v -> Texts.bounded(number(v, 0).toPlainString()),
                "The digits of a number, without an exponent.");
        add("text", List.of(TRUTH), TEXT, v -> v[0].toString(), "true or false as text.");
    }

    private void numbers() {
        add(
                "number",
                List.of(TEXT),
                NUMBER,
                v -> Numbers.parse(text(v, 0)),
                "The number that a text says; a text that is no number rejects the row.");
        add(
                "round",
                List.of(NUMBER),
                NUMBER,
                v -> Numbers.rounded(number(v, 0), BigDecimal.ZERO),
                "The nearest whole number; of two equally near, the even one.");
        add(
                "round",
                List.of(NUMBER, NUMBER),
                NUMBER,
                v -> Numbers.rounded(number(v, 0), number(v, 1)),
                "Rounded to so many decimal places; of two equally near, the even one.");
        add("abs", List.of(NUMBER), NUMBER, v -> number(v, 0).abs(), "Without its sign.");
    }

    private void times() {
        add(
                "iso",
                List.of(TIME),
                TEXT,
                v -> iso(time(v)),
                "The time in UTC as text that sorts: 2026-03-29T01:30:00.000000Z.");
        add(
                "epoch_seconds",
                List.of(TIME),
                NUMBER,
                v -> whole(time(v).toEpochSecond()),
                "Whole seconds since 1970 in UTC, as a TTL attribute takes them.");
        add(
                "epoch_millis",
                List.of(TIME),
                NUMBER,
                v -> whole(time(v).toEpochSecond()).multiply(THOUSAND).add(whole(time(v).getNano() / 1_000_000)),
                "Whole milliseconds since 1970 in UTC.");
        add(
                "time",
                List.of(TEXT),
                TIME,
                v -> instant(text(v, 0)),
                "The time that a text with its zone says, for example 2026-01-31T00:00:00Z.");
        add(
                "time",
                List.of(TEXT, TEXT),
                TIME,
                v -> instant(text(v, 0), text(v, 1)),
                "The time that a local time means in a zone, for example Europe/Amsterdam.");
    }

    private void add(String name, List<Kind> takes, Kind gives, Work work, String says) {
        all.add(new ExpressionFunction(name, takes, gives, work, says));
    }

    private static String text(Object[] values, int index) {
        return (String) values[index];
    }

    private static BigDecimal number(Object[] values, int index) {
        return (BigDecimal) values[index];
    }

    private static OffsetDateTime time(Object[] values) {
        return (OffsetDateTime) values[0];
    }

    private static BigDecimal whole(long number) {
        return Numbers.of(BigDecimal.valueOf(number));
    }

    private static int compare(Object[] values) {
        if (values[0] instanceof BigDecimal number) {
            return number.compareTo((BigDecimal) values[1]);
        }
        if (values[0] instanceof OffsetDateTime time) {
            return time.toInstant().compareTo(((OffsetDateTime) values[1]).toInstant());
        }
        return ((String) values[0]).compareTo((String) values[1]);
    }

    private static String iso(OffsetDateTime time) {
        if (time.getYear() < 1 || time.getYear() > 9999) {
            throw new ExpressionValueException("a time is infinity or outside the years 1 to 9999");
        }
        return ISO.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private static OffsetDateTime instant(String text) {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ExpressionValueException("\"" + Texts.shortened(text) + "\" is not a time in UTC");
        }
    }

    private static OffsetDateTime instant(String text, String zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(text);
            // In the hour that clocks repeat the first is meant, as for a column with a zone.
            ZoneOffset offset = ZoneId.of(zone).getRules().getOffset(local);
            return local.minusSeconds(offset.getTotalSeconds()).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new ExpressionValueException(
                    "\"" + Texts.shortened(text) + "\" in \"" + Texts.shortened(zone) + "\" is not a time");
        }
    }
}
