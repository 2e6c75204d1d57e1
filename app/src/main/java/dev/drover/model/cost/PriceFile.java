package dev.drover.model.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a price file, and refuses the whole of it at the first value that cannot be right. */
public final class PriceFile {

    /** Many times what a file for one Region needs. */
    public static final long MOST_BYTES = 1_000_000;

    private static final String SHIPPED = "/prices/us-east-1.json";
    private static final BigDecimal GB_BINARY = BigDecimal.valueOf(1L << 30);
    private static final BigDecimal GB_DECIMAL = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST_PER_INSTANCE_HOUR = new BigDecimal("1000");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode root;
    private final String text;

    private PriceFile(JsonNode root, String text) {
        this.root = root;
        this.text = text;
    }

    /**
     * A file that was checked when somebody uploaded it, maybe by a version of Drover that needed fewer prices.
     *
     * @param fromShipped the prices that it lacks, taken from the file that comes with Drover
     */
    record Stored(Prices prices, List<Rate> fromShipped) {

        Stored {
            fromShipped = List.copyOf(fromShipped);
        }
    }

    /** The file that comes with Drover. */
    public static String shipped() {
        try (InputStream file = PriceFile.class.getResourceAsStream(SHIPPED)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws RefusedPricesException if anything in it cannot be right */
    public static Prices read(String text) {
        return parse(text).prices(Map.of());
    }

    /** Reads a file that is in use already: a price that it lacks comes from the shipped file. */
    static Stored stored(String text) {
        PriceFile file = parse(text);
        List<Rate> lacking = Stream.of(Rate.values())
                .filter(rate ->
                        file.node(rate).isMissingNode() || file.node(rate).isNull())
                .toList();
        return new Stored(
                file.prices(lacking.isEmpty() ? Map.of() : read(shipped()).usd()), lacking);
    }

    private static PriceFile parse(String text) {
        if (text.length() > MOST_BYTES) {
            throw RefusedPricesException.tooLarge(MOST_BYTES);
        }
        try {
            PriceFile file = new PriceFile(JSON.readTree(text), text);
            if (!file.root.isObject()) {
                throw RefusedPricesException.notJson(": an object with prices is expected");
            }
            return file;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : ": line %d, column %d cannot be read"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw RefusedPricesException.notJson(where);
        }
    }

    private Prices prices(Map<Rate, BigDecimal> otherwise) {
        if (!text("currency", "\"currency\": \"USD\"").equals("USD")) {
            throw RefusedPricesException.unusable("currency", text("currency", ""), "Give every price in USD");
        }
        Map<Rate, BigDecimal> usd = new EnumMap<>(Rate.class);
        for (Rate rate : Rate.values()) {
            JsonNode node = node(rate);
            BigDecimal instead = otherwise.get(rate);
            if (instead != null && (node.isMissingNode() || node.isNull())) {
                usd.put(rate, instead);
                continue;
            }
            BigDecimal price = price(rate.service(), rate.usage(), node);
            if (price.compareTo(rate.mostUsd()) > 0) {
                throw RefusedPricesException.tooHigh(
                        place(rate.service(), rate.usage()), price, rate.mostUsd(), rate.per());
            }
            usd.put(rate, price);
        }
        return new Prices(
                new PriceOrigin(
                        text("region", "\"region\": \"us-east-1\""),
                        text("source", "\"source\": \"AWS price list\""),
                        effective()),
                constants(),
                usd,
                instances("AmazonRDS.Aurora"),
                instances("AmazonRDS.PostgreSQL"));
    }

    private JsonNode node(Rate rate) {
        JsonNode node = root.path(rate.service()).path(rate.usage());
        return node.isObject() ? node.path("usd") : node;
    }

    /** "Line 5, AmazonDynamoDB, WriteRequestUnits"; without the line if the file has no such name. */
    private String place(String service, String usage) {
        String name = usage.substring(usage.lastIndexOf(", ") + 1).strip();
        int part = text.indexOf('"' + service + '"');
        int at = part < 0 ? -1 : text.indexOf('"' + name + '"', part);
        String where = service + ", " + usage;
        return at < 0
                ? where
                : "Line "
                        + (1
                                + text.substring(0, at)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()) + ", " + where;
    }

    private Constants constants() {
        BigDecimal hours = number("month_hours", root.path("month_hours"), "730");
        if (hours.compareTo(new BigDecimal("672")) < 0 || hours.compareTo(new BigDecimal("744")) > 0) {
            throw RefusedPricesException.unusable(
                    "month_hours", hours.toString(), "Enter the hours of a month, 672 to 744");
        }
        BigDecimal gb = number("dynamodb_bytes_per_gb", root.path("dynamodb_bytes_per_gb"), "1073741824");
        if (gb.compareTo(GB_BINARY) != 0 && gb.compareTo(GB_DECIMAL) != 0) {
            throw RefusedPricesException.unusable(
                    "dynamodb_bytes_per_gb", gb.toString(), "Enter 1073741824 or 1000000000");
        }
        JsonNode freeGb =
                root.path("AmazonDynamoDB").path(Rate.DYNAMODB_STORAGE.usage()).path("free_gb");
        BigDecimal free = freeGb.isMissingNode() ? BigDecimal.ZERO : number("free_gb", freeGb, "25");
        if (free.signum() < 0 || free.compareTo(new BigDecimal("1000")) > 0) {
            throw RefusedPricesException.unusable("free_gb", free.toString(), "Enter a number from 0 to 1000");
        }
        String factorName = "io_optimized_compute_multiplier";
        BigDecimal factor = number(
                "AmazonRDS.Aurora, " + factorName, root.path("AmazonRDS.Aurora").path(factorName), "1.30");
        if (factor.compareTo(BigDecimal.ONE) < 0 || factor.compareTo(BigDecimal.TEN) > 0) {
            throw RefusedPricesException.unusable(
                    "AmazonRDS.Aurora, " + factorName, factor.toString(), "Enter a number from 1 to 10");
        }
        return new Constants(hours, gb, free, factor);
    }

    private Map<String, BigDecimal> instances(String service) {
        Map<String, BigDecimal> instances = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                root.path(service).path("InstanceUsage").properties()) {
            // Names that begin with an underscore say where the prices come from.
            if (entry.getKey().startsWith("_")) {
                continue;
            }
            String usage = "InstanceUsage, " + entry.getKey();
            BigDecimal price = price(service, usage, entry.getValue());
            if (price.compareTo(MOST_PER_INSTANCE_HOUR) > 0) {
                throw RefusedPricesException.tooHigh(
                        place(service, usage), price, MOST_PER_INSTANCE_HOUR, "instance-hour");
            }
            instances.put(entry.getKey(), price);
        }
        return instances;
    }

    private BigDecimal price(String service, String usage, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            throw RefusedPricesException.notPositive(place(service, usage), null);
        }
        BigDecimal price = number(place(service, usage), node, "0.25");
        if (price.signum() <= 0) {
            throw RefusedPricesException.notPositive(place(service, usage), price);
        }
        if (price.stripTrailingZeros().scale() > 15) {
            throw RefusedPricesException.tooExact(place(service, usage));
        }
        return price;
    }

    private static BigDecimal number(String where, JsonNode node, String example) {
        if (node.isMissingNode() || node.isNull()) {
            throw RefusedPricesException.missing(where, "number", example);
        }
        if (!node.isNumber()) {
            throw RefusedPricesException.unusable(
                    where, node.toString(), "Enter a number without quotation marks, for example " + example + ",");
        }
        return node.decimalValue();
    }

    private String text(String name, String example) {
        JsonNode node = root.path(name);
        if (!node.isString() || node.stringValue().isBlank()) {
            throw RefusedPricesException.missing(name, "text", example);
        }
        return node.stringValue().strip();
    }

    private LocalDate effective() {
        String day = text("effective", "\"effective\": \"2026-10-08\"");
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw RefusedPricesException.unusable(
                    "effective", day, "Write the day as year, month and day, for example 2026-10-08,");
        }
    }
}
