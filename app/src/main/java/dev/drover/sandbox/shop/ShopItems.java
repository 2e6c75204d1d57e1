package dev.drover.sandbox.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How the shop writes its orders and payments into the new table: keys, names and forms of values. */
final class ShopItems {

    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String SHAPE_VERSION = "1";

    private ShopItems() {}

    static Map<String, AttributeValue> of(ShopOrder order) {
        String placedAt = utc(order.placedAt());
        Map<String, AttributeValue> item = item("Order", orderKey(order.id()));
        item.put("gsi1pk", text(customerOrders(order.customerId())));
        item.put("gsi1sk", text("ORDER#" + placedAt + "#" + order.id()));
        item.put("id", number(order.id()));
        item.put("customerId", number(order.customerId()));
        item.put("status", text(order.status()));
        item.put("discount", number(order.discount()));
        item.put("total", number(order.total()));
        item.put("currency", text(order.currency()));
        item.put("placedAt", text(placedAt));
        item.put("updatedAt", text(INSTANT.format(order.updatedAt())));
        putIfPresent(item, "deliveryOn", order.deliveryOn());
        putIfPresent(item, "notes", order.notes());
        putIfPresent(item, "giftMessage", order.giftMessage());
        item.put(
                "lines",
                AttributeValue.fromL(order.lines().stream().map(ShopItems::line).toList()));
        return item;
    }

    static Map<String, AttributeValue> of(ShopPayment payment) {
        Map<String, AttributeValue> item =
                item("Payment", key("ORDER#" + payment.orderId(), "PAYMENT#" + payment.id()));
        if (payment.reference() != null) {
            item.put("gsi1pk", text(payment.reference()));
        }
        item.put("gsi1sk", text("PAYMENT#" + payment.id()));
        item.put("id", number(payment.id()));
        item.put("orderId", number(payment.orderId()));
        item.put("kind", text(payment.kind()));
        item.put("amount", number(payment.amount()));
        item.put("bookedOn", text(payment.bookedOn().toString()));
        putIfPresent(item, "reference", payment.reference());
        return item;
    }

    static Map<String, AttributeValue> orderKey(long id) {
        return key("ORDER#" + id, "ORDER");
    }

    static Map<String, AttributeValue> productKey(long id) {
        return key("PRODUCT#" + id, "PRODUCT");
    }

    static String customerOrders(long customer) {
        return "CUSTOMER#" + customer;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue time(Instant value) {
        return text(INSTANT.format(value));
    }

    private static Map<String, AttributeValue> item(String type, Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key);
        item.put("type", text(type));
        item.put("shapeVersion", AttributeValue.fromN(SHAPE_VERSION));
        return item;
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", text(pk), "sk", text(sk));
    }

    private static AttributeValue line(ShopOrder.Line line) {
        return AttributeValue.fromM(Map.of(
                "lineNo", number(line.lineNo()),
                "productId", number(line.productId()),
                "qty", number(line.qty()),
                "unitPrice", number(line.unitPrice())));
    }

    private static String utc(LocalDateTime local) {
        return INSTANT.format(local.atZone(ZONE));
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue number(BigDecimal value) {
        return AttributeValue.fromN(
                value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private static void putIfPresent(Map<String, AttributeValue> item, String name, @Nullable Object value) {
        if (value != null) {
            item.put(name, text(value.toString()));
        }
    }
}
