package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Some of those who use the shop's data, with the shapes that they expect; two are left for people to describe. */
@Component
@ConditionalOnLocalPostgres
class SampleConsumers {

    private static final String ORDER_PAGE = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "object",
              "required": ["id", "status", "total", "placedAt", "lines"],
              "properties": {
                "id": {"type": "integer"},
                "status": {"type": "string"},
                "total": {"$ref": "#/$defs/money"},
                "placedAt": {"type": "string", "format": "date-time"},
                "notes": {"type": "string", "maxLength": 200},
                "lines": {
                  "type": "array",
                  "maxItems": 100,
                  "items": {
                    "type": "object",
                    "required": ["lineNo", "productId", "qty", "unitPrice"],
                    "properties": {
                      "qty": {"type": "integer"},
                      "unitPrice": {"$ref": "#/$defs/money"}
                    }
                  }
                }
              },
              "$defs": {"money": {"type": "number"}}
            }
            """;
    private static final String CUSTOMER_NAME = """
            {
              "type": "object",
              "required": ["id", "name", "tier"],
              "properties": {
                "id": {"type": "integer"},
                "name": {"type": "string"},
                "email": {"type": "string", "maxLength": 320}
              }
            }
            """;
    private static final String BANK_STATEMENT = """
            {
              "type": "object",
              "required": ["orderId", "amount", "bookedOn"],
              "properties": {
                "orderId": {"type": "integer"},
                "amount": {"type": "number"},
                "bookedOn": {"type": "string", "format": "date"},
                "reference": {"type": "string"}
              }
            }
            """;
    private static final String REVENUE = """
            {
              "type": "object",
              "required": ["total", "currency", "placedAt"],
              "properties": {
                "total": {"type": "number"},
                "currency": {"type": "string", "maxLength": 3},
                "placedAt": {"type": "string", "format": "date-time"}
              }
            }
            """;

    private final Consumers consumers;

    SampleConsumers(Consumers consumers) {
        this.consumers = consumers;
    }

    /** A consumer to be, and its contracts by entity. */
    record Sample(ConsumerDraft draft, Map<String, String> contracts) {}

    static List<Sample> all() {
        return List.of(
                new Sample(
                        new ConsumerDraft(
                                "Shop website",
                                ConsumerKind.SERVICE,
                                "Shop team",
                                "Extension 555 0100",
                                List.of("Order", "Product", "Customer.id", "Customer.name", "Customer.tier", "Payment"),
                                List.of(),
                                null),
                        Map.of("Order", ORDER_PAGE, "Customer", CUSTOMER_NAME)),
                new Sample(
                        new ConsumerDraft(
                                "Accounting",
                                ConsumerKind.SCRIPT,
                                "Finance team",
                                "Extension 555 0120",
                                List.of("Payment.orderId", "Payment.amount", "Payment.bookedOn", "Payment.reference"),
                                List.of(),
                                null),
                        Map.of("Payment", BANK_STATEMENT)),
                new Sample(
                        new ConsumerDraft(
                                "Finance report",
                                ConsumerKind.REPORT,
                                "Finance team",
                                "Extension 555 0120",
                                List.of("Order.total", "Order.currency", "Order.placedAt"),
                                List.of(),
                                null),
                        Map.of("Order", REVENUE)));
    }

    /** Adds them to a new migration. A migration that is there already keeps what people made of it. */
    void add(MigrationId migration, Actor architect) {
        for (Sample sample : all()) {
            Consumer consumer = consumers.add(migration, sample.draft(), architect);
            for (Map.Entry<String, String> contract : new TreeMap<>(sample.contracts()).entrySet()) {
                consumer = consumers.agree(
                        migration,
                        consumer.id(),
                        contract.getKey(),
                        contract.getValue(),
                        consumer.version(),
                        architect);
            }
        }
    }
}
