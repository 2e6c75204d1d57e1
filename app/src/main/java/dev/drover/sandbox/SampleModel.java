package dev.drover.sandbox;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;

/** The target model of the sample migration: one table, one index, four entities. */
final class SampleModel {

    static final String TABLE = "shop";
    static final String INDEX = "GSI1";

    /** The zone in which the shop writes its local times. */
    static final String ZONE = "Europe/Amsterdam";

    private static final String VERSION_ATTRIBUTE = "shapeVersion";
    private static final int MOST_LINES = 100;

    private SampleModel() {}

    static TargetModel model() {
        return new TargetModel(List.of(new TargetTable(
                TABLE,
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(new GlobalIndex(
                        INDEX, KeyAttribute.text("gsi1pk"), KeyAttribute.text("gsi1sk"), Projection.ALL, List.of())),
                List.of(customer(), product(), order(), payment()))));
    }

    private static EntityMapping customer() {
        return entity(
                "Customer",
                "customers",
                List.of(
                        key("pk", "CUSTOMER#{id}"),
                        key("sk", "CUSTOMER"),
                        key("gsi1pk", "EMAIL#{email}"),
                        key("gsi1sk", "CUSTOMER")),
                List.of(
                        type("Customer"),
                        number("id", "id"),
                        text("email", "email"),
                        text("name", "name"),
                        text("phone", "phone"),
                        text("tier", "tier"),
                        new AttributeMapping.FromColumn("newsletter", "newsletter", AttributeType.BOOL, null),
                        text("foundedOn", "founded_on"),
                        localTime("registeredAt", "registered_at"),
                        text("seenAt", "seen_at")));
    }

    private static EntityMapping product() {
        return entity(
                "Product",
                "products",
                List.of(
                        key("pk", "PRODUCT#{id}"),
                        key("sk", "PRODUCT"),
                        key("gsi1pk", "SKU#{sku}"),
                        key("gsi1sk", "PRODUCT")),
                List.of(
                        type("Product"),
                        number("id", "id"),
                        text("sku", "sku"),
                        text("name", "name"),
                        text("description", "description"),
                        number("price", "price"),
                        number("weightKg", "weight_kg"),
                        number("stock", "stock"),
                        text("discontinuedOn", "discontinued_on")));
    }

    private static EntityMapping order() {
        return entity(
                "Order",
                "orders",
                List.of(
                        key("pk", "ORDER#{id}"),
                        key("sk", "ORDER"),
                        key("gsi1pk", "CUSTOMER#{customer_id}"),
                        new KeyTemplateMapping("gsi1sk", "ORDER#{placed_at}#{id}", ZONE)),
                List.of(
                        type("Order"),
                        number("id", "id"),
                        number("customerId", "customer_id"),
                        text("status", "status"),
                        number("discount", "discount"),
                        number("total", "total"),
                        text("currency", "currency"),
                        localTime("placedAt", "placed_at"),
                        text("updatedAt", "updated_at"),
                        text("deliveryOn", "delivery_on"),
                        text("notes", "notes"),
                        text("giftMessage", "gift_message"),
                        new AttributeMapping.Embedded(
                                "lines",
                                "order_lines",
                                List.of(
                                        number("lineNo", "line_no"),
                                        number("productId", "product_id"),
                                        number("qty", "qty"),
                                        number("unitPrice", "unit_price")),
                                List.of("line_no"),
                                MOST_LINES)));
    }

    private static EntityMapping payment() {
        return entity(
                "Payment",
                "payments",
                List.of(
                        key("pk", "ORDER#{order_id}"),
                        key("sk", "PAYMENT#{id}"),
                        // The bank's reference is unique in the world, so it needs no prefix. Vouchers have none and
                        // stay out of the index.
                        key("gsi1pk", "{reference}"),
                        key("gsi1sk", "PAYMENT#{id}")),
                List.of(
                        type("Payment"),
                        number("id", "id"),
                        number("orderId", "order_id"),
                        text("kind", "kind"),
                        number("amount", "amount"),
                        text("bookedOn", "booked_on"),
                        text("reference", "reference")));
    }

    private static EntityMapping entity(
            String name, String sourceTable, List<KeyTemplateMapping> keys, List<AttributeMapping> attributes) {
        return new EntityMapping(name, sourceTable, keys, attributes, VERSION_ATTRIBUTE, 1);
    }

    private static KeyTemplateMapping key(String attribute, String template) {
        return new KeyTemplateMapping(attribute, template);
    }

    private static AttributeMapping type(String entity) {
        return new AttributeMapping.Constant("type", AttributeType.S, entity);
    }

    private static AttributeMapping.FromColumn text(String attribute, String column) {
        return new AttributeMapping.FromColumn(attribute, column, AttributeType.S, null);
    }

    private static AttributeMapping.FromColumn number(String attribute, String column) {
        return new AttributeMapping.FromColumn(attribute, column, AttributeType.N, null);
    }

    private static AttributeMapping.FromColumn localTime(String attribute, String column) {
        return new AttributeMapping.FromColumn(attribute, column, AttributeType.S, ZONE);
    }
}
