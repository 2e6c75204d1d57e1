package dev.drover.model.cost;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an offer file of the AWS price list, one product and one term at a time: a file may have hundreds of megabytes,
 * and only the products with a price that a formula needs are kept.
 *
 * <p>Of several price bands the first that costs anything counts. Source: AWS Billing user guide, "Reading the service
 * price list file".
 */
final class OfferFile {

    /** Each product is a value of its own, with more to come behind it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One product, or the terms of one, has a few thousand. */
    private static final int MOST_BYTES_AT_ONCE = 1_000_000;

    /** Formulas know some twenty prices and the instance classes, of which there are hundreds. */
    private static final int MOST_WANTED = 10_000;

    private static final int LONGEST_NAME = 100;

    private static final BigDecimal MOST = new BigDecimal("1000");

    /** What a product's price is called in a price file, by its SKU. */
    private final Map<String, Target> wanted = new HashMap<>();

    private final Map<Target, BigDecimal> found = new TreeMap<>(Comparator.comparing(Target::toString));
    private String code = "";
    private String region = "";
    private @Nullable LocalDate published;

    private final InPortions file;

    private OfferFile(InputStream file) {
        this.file = new InPortions(file);
    }

    /** Where a price stands in a price file. An instance class has the usage {@code InstanceUsage}. */
    record Target(String service, String usage, String instanceClass) {

        /** "AmazonRDS.Aurora/InstanceUsage/db.r6g.large". */
        @Override
        public String toString() {
            return service + "/" + usage + (instanceClass.isEmpty() ? "" : "/" + instanceClass);
        }
    }

    /**
     * What the file says that formulas need.
     *
     * @param code of the service: {@code AmazonDynamoDB}
     * @param region empty if the products name none
     */
    record Offer(String code, String region, LocalDate published, Map<Target, BigDecimal> usd) {}

    /** @throws RefusedPricesException if it is no offer file, or has no price that a formula needs */
    static Offer read(InputStream file) {
        OfferFile offer = new OfferFile(file);
        try (JsonParser parser = JSON.createParser(offer.file)) {
            offer.read(parser);
        } catch (JacksonException e) {
            throw RefusedPricesException.notAnOffer(
                    e.getLocation() == null
                            ? "it cannot be read"
                            : "line " + e.getLocation().getLineNr() + " cannot be read");
        }
        return offer.whole();
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw RefusedPricesException.notAnOffer("it is no object");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "offerCode" -> code = parser.getString();
                case "publicationDate" -> published = day(parser.getString());
                case "products" -> products(parser);
                case "terms" -> terms(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private Offer whole() {
        if (published == null || code.isEmpty()) {
            throw RefusedPricesException.notAnOffer("it has no offerCode or no publicationDate");
        }
        if (found.isEmpty()) {
            throw RefusedPricesException.notAnOffer("of " + wanted.size()
                    + " products that formulas need it gives 0 prices; products have to come before terms");
        }
        return new Offer(code, region, published, found);
    }

    private void products(JsonParser parser) {
        for (String sku = parser.nextName(); sku != null; sku = parser.nextName()) {
            parser.nextToken();
            JsonNode product = tree(parser);
            JsonNode attributes = product.path("attributes");
            target(attributes).ifPresent(target -> {
                want(product.path("sku").asString(""), target);
                region = attributes.path("regionCode").asString(region);
            });
        }
    }

    private void want(String sku, Target target) {
        if (sku.length() > LONGEST_NAME || target.instanceClass().length() > LONGEST_NAME) {
            throw RefusedPricesException.notAnOffer(
                    "a product has a name of more than " + LONGEST_NAME + " characters");
        }
        wanted.put(sku, target);
        if (wanted.size() > MOST_WANTED) {
            throw RefusedPricesException.notAnOffer(
                    "it has more than %,d products that formulas need".formatted(MOST_WANTED));
        }
    }

    /** The value that begins here, which is in memory as a whole. */
    private JsonNode tree(JsonParser parser) {
        file.allow(MOST_BYTES_AT_ONCE);
        JsonNode tree = JSON.readTree(parser);
        file.allow(Long.MAX_VALUE);
        return tree;
    }

    private void terms(JsonParser parser) {
        for (String kind = parser.nextName(); kind != null; kind = parser.nextName()) {
            parser.nextToken();
            if (!kind.equals("OnDemand")) {
                parser.skipChildren();
                continue;
            }
            for (String sku = parser.nextName(); sku != null; sku = parser.nextName()) {
                parser.nextToken();
                Target target = wanted.get(sku);
                if (target == null) {
                    parser.skipChildren();
                } else {
                    price(tree(parser), target);
                }
            }
        }
    }

    private void price(JsonNode terms, Target target) {
        Stream.of(terms)
                .flatMap(all -> all.valueStream())
                .flatMap(term -> term.path("priceDimensions").valueStream())
                .filter(band -> amount(band).signum() != 0)
                .min(Comparator.comparing(band -> number(band.path("beginRange").asString("0"), target)))
                .ifPresent(band -> {
                    BigDecimal usd =
                            number(band.path("pricePerUnit").path("USD").asString(""), target);
                    if (usd.signum() <= 0 || usd.compareTo(MOST) > 0) {
                        throw RefusedPricesException.inOffer(target.toString(), usd.toString());
                    }
                    found.put(target, usd);
                });
    }

    private static BigDecimal amount(JsonNode band) {
        String usd = band.path("pricePerUnit").path("USD").asString("0");
        return isNumber(usd) ? new BigDecimal(usd) : BigDecimal.ONE;
    }

    private static BigDecimal number(String text, Target target) {
        if (!isNumber(text)) {
            throw RefusedPricesException.inOffer(target.toString(), text);
        }
        return new BigDecimal(text);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    }

    private static Optional<Target> target(JsonNode attributes) {
        String usage = withoutRegion(attributes.path("usagetype").asString(""));
        String engine = attributes.path("databaseEngine").asString("Any");
        boolean aurora = engine.equals("Aurora PostgreSQL") || engine.equals("Any");
        boolean rds = engine.equals("PostgreSQL") || engine.equals("Any");
        if (usage.startsWith("InstanceUsage:") && !engine.equals("Any") && (aurora || rds)) {
            return Optional.of(new Target(
                    aurora ? "AmazonRDS.Aurora" : "AmazonRDS.PostgreSQL",
                    "InstanceUsage",
                    usage.substring("InstanceUsage:".length())));
        }
        return Stream.of(Rate.values())
                .filter(rate -> rate.usage().equals(usage))
                .filter(rate -> switch (rate.service()) {
                    case "AmazonRDS.Aurora" -> aurora;
                    case "AmazonRDS.PostgreSQL" -> rds;
                    default -> true;
                })
                .findFirst()
                .map(rate -> new Target(rate.service(), rate.usage(), ""));
    }

    /** {@code EUW1-WriteRequestUnits} is {@code WriteRequestUnits} in Ireland; IA is a table class and no Region. */
    private static String withoutRegion(String usage) {
        return usage.startsWith("IA-") ? usage : usage.replaceFirst("^[A-Z]{2,4}[0-9]{0,2}-", "");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.ofInstant(Instant.parse(text), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw RefusedPricesException.notAnOffer("its publicationDate is no time");
        }
    }
}
