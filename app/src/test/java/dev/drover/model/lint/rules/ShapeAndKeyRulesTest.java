package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ShapeAndKeyRulesTest {

    private static final String ORDER = "pk=ORDER#{id}|sk=ORDER";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new CopiedSchema(),
                    HIGH,
                    "Target model",
                    "100 % of the entities keep the old primary key, and AP-001",
                    copied().pattern("direction=READ|entities=Order, Customer|partition_by=id"),
                    copied().pattern("direction=READ|entities=Order|partition_by=id")),
            RuleCase.of(
                    new UnusedReference(),
                    MEDIUM,
                    "shop · Order · customer_id",
                    "no pattern uses it",
                    referring().pattern("direction=READ|entities=Order|partition_by=id|attributes_needed=total"),
                    referring().pattern("direction=READ|entities=Order|partition_by=id|attributes_needed=customer_id")),
            RuleCase.of(
                    new SequentialCalls(),
                    MEDIUM,
                    "AP-001",
                    "It takes 2 calls",
                    two("pk=CUSTOMER#{id}|sk=CUSTOMER")
                            .pattern("direction=READ|entities=Order, Customer|partition_by=id"),
                    two("pk=ORDER#{id}|sk=CUSTOMER")
                            .pattern("direction=READ|entities=Order, Customer|partition_by=id")),
            RuleCase.of(
                    new UnrelatedEntity(),
                    MEDIUM,
                    "shop · Order",
                    "used together with no other entity",
                    two("pk=CUSTOMER#{id}|sk=CUSTOMER")
                            .pattern("direction=READ|entities=Order|partition_by=id")
                            .pattern("direction=READ|entities=Customer|partition_by=id"),
                    two("pk=CUSTOMER#{id}|sk=CUSTOMER")
                            .pattern("direction=READ|entities=Order, Customer|partition_by=id")
                            .pattern("direction=READ|entities=Customer|partition_by=id")),
            RuleCase.of(
                    new CostlyCopy(),
                    HIGH,
                    "shop · Order · customer",
                    "updated 2 times a second and stands in 50 items of Order for each row, so that fresh copies take"
                            + " 100 writes/s. The copy saves 90 reads/s",
                    copying("READ|entities=Order|attributes_needed=customer|avg_rps=90")
                            .pattern("direction=UPDATE|entities=Customer|attributes_written=Customer.name|avg_rps=2"),
                    copying("READ|entities=Order|attributes_needed=customer|avg_rps=100")
                            .pattern("direction=UPDATE|entities=Customer|attributes_written=Customer.name|avg_rps=2")
                            .pattern("direction=UPDATE|entities=Customer|attributes_written=email|avg_rps=50")),
            RuleCase.of(
                    new CostlyCopy(),
                    HIGH,
                    "shop · Order · customer",
                    "saves 0 reads/s",
                    copying("READ|entities=Order|attributes_needed=id|avg_rps=90")
                            .pattern("direction=UPDATE|entities=customers|attributes_written=name|avg_rps=2"),
                    copying("READ|entities=Order|attributes_needed=customer")
                            .pattern("direction=UPDATE|entities=customers|attributes_written=name|avg_rps=2")),
            RuleCase.of(
                    new UnownedCopy(),
                    HIGH,
                    "shop · Order · customer",
                    "customer of Order is a copy of name of customers",
                    copying("READ|entities=Order|attributes_needed=customer"),
                    copying("READ|entities=Order|attributes_needed=customer|staleness_tolerance_ms=60000")),
            RuleCase.of(
                    new UnownedCopy(),
                    HIGH,
                    "shop · Order · customer",
                    "No assumption names it",
                    copying("READ|entities=Order|attributes_needed=id|staleness_tolerance_ms=60000")
                            .assumption("A nightly job refreshes customers of orders"),
                    copying("READ|entities=Order|attributes_needed=id|staleness_tolerance_ms=60000")
                            .assumption("A nightly job refreshes Order.customer")),
            RuleCase.of(new ManyCopies(), MEDIUM, "products · name", "kept 4 times", copies(4), copies(3)),
            RuleCase.of(
                    new LostUniqueness(),
                    HIGH,
                    "orders · orders_number_key",
                    "number of orders is unique",
                    order(ORDER, "")
                            .rows("orders", "id", "id int8!, number text!")
                            .rule(Kind.UNIQUE, "orders", "orders_number_key", List.of("number"), ""),
                    order("pk=ORDER#{number}|sk=ORDER", "")
                            .rows("orders", "id", "id int8!, number text!")
                            .rule(Kind.UNIQUE, "orders", "orders_number_key", List.of("number"), "")),
            RuleCase.of(
                    new FewPartitions(),
                    HIGH,
                    "shop · Order · GSI1PK",
                    "made of status",
                    order(ORDER + "|GSI1PK=STATUS#{status}|GSI1SK={id}", "").index("GSI1", Projection.ALL),
                    order(ORDER + "|GSI1PK=STATUS#{status}#{customer_id}|GSI1SK={id}", "")
                            .index("GSI1", Projection.ALL)),
            RuleCase.of(
                    new HotKey(),
                    HIGH,
                    "AP-001",
                    "takes 2,000 write units/s at peak",
                    order(ORDER, "").pattern(busy(4000)),
                    order(ORDER, "").pattern(busy(900))),
            RuleCase.of(
                    new HotKey(),
                    MEDIUM,
                    "AP-001",
                    "takes 600 write units/s at peak",
                    order(ORDER, "").pattern(busy(1200)),
                    order(ORDER, "").pattern(busy(900))),
            RuleCase.of(
                    new TimePartition(),
                    HIGH,
                    "shop · Order · pk",
                    "made of placed_at",
                    order("pk=DAY#{placed_at}|sk={id}", ""),
                    order("pk=DAY#{placed_at}#{customer_id}|sk={id}", "")),
            RuleCase.of(
                    new MovingIndexKey(),
                    MEDIUM,
                    "AP-001",
                    "It changes status, which is part of the key of GSI1",
                    order(ORDER + "|GSI1PK=S#{status}|GSI1SK={id}", "status:S")
                            .index("GSI1", Projection.ALL)
                            .pattern("direction=UPDATE|entities=Order|partition_by=id|attributes_written=status"),
                    order(ORDER + "|GSI1PK=S#{status}|GSI1SK={id}", "status:S total:N")
                            .index("GSI1", Projection.ALL)
                            .pattern("direction=UPDATE|entities=Order|partition_by=id|attributes_written=total")),
            RuleCase.of(
                    new PersonalKey(),
                    MEDIUM,
                    "shop · Order · pk",
                    "contact_email stands in pk",
                    order("pk=MAIL#{contact_email}|sk=ORDER", ""),
                    order(ORDER, "email:S")),
            RuleCase.of(
                    new UnfitKeyValue(),
                    ERROR,
                    "shop · Order · pk",
                    "number of orders may be null",
                    order("pk=ORDER#{number}|sk=ORDER", "").rows("orders", "id", "id int8!, number text"),
                    order("pk=ORDER#{number}|sk=ORDER", "").rows("orders", "id", "id int8!, number text!")),
            RuleCase.of(
                    new UnfitKeyValue(),
                    ERROR,
                    "shop · Order · sk",
                    "may have 1,025 characters",
                    order("pk=ORDER#{id}|sk=T#{title}", "").rows("orders", "id", "id int8!, title varchar(1025)!"),
                    order("pk=ORDER#{id}|sk=T#{title}", "").rows("orders", "id", "id int8!, title varchar(1024)!")),
            RuleCase.of(
                    new TextOrder(), HIGH, "shop · Order · sk", "10 comes before 9", sorted("{id}"), sorted("{id:19}")),
            RuleCase.of(
                    new TemplateMismatch(),
                    ERROR,
                    "AP-001",
                    "GSI2SK of GSI2 to begin with i#",
                    invoices("{placed_at}"),
                    invoices("i#{placed_at}")),
            RuleCase.of(
                    new UnscopedKey(),
                    HIGH,
                    "AP-001",
                    "one customer_id",
                    order(ORDER, "").pattern(scoped("id")),
                    order("pk=C#{customer_id}|sk={id}", "").pattern(scoped("customer_id"))),
            RuleCase.of(
                    new RedundantIndexKey(),
                    LOW,
                    "shop · GSI1",
                    "the same values as those of shop",
                    order(ORDER + "|GSI1PK=ORDER#{id}|GSI1SK=ORDER", "").index("GSI1", Projection.ALL),
                    order(ORDER + "|GSI1PK=C#{customer_id}|GSI1SK={id}", "").index("GSI1", Projection.ALL)));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    /** Orders with the name of their customer, of whom each has 50 orders. */
    private static Given copying(String pattern) {
        return Given.nothing()
                .table("shop")
                .entity("Customer", "customers", "pk=CUSTOMER#{id}|sk=CUSTOMER", "name:S")
                .entity(new EntityMapping(
                        "Order",
                        "orders",
                        Given.keys(ORDER),
                        List.of(new Joined(
                                "customer", List.of("customer_id"), "customers", "name", AttributeType.S, null)),
                        "version",
                        1))
                .rows("customers", "id", "id int8!, name text")
                .many(200)
                .rows("orders", "id", "id int8!, customer_id int8!", Given.reference("customer_id", "customers"))
                .many(10_000)
                .pattern("direction=" + pattern);
    }

    private static Given order(String keys, String attributes) {
        return Given.nothing().table("shop").entity("Order", "orders", keys, attributes);
    }

    private static Given two(String customerKeys) {
        return order(ORDER, "total:N").entity("Customer", "customers", customerKeys, "name:S");
    }

    private static Given copied() {
        return Given.nothing()
                .table("orders")
                .entity("Order", "orders", "pk=O#{id}|sk=O", "")
                .table("customers")
                .entity("Customer", "customers", "pk=C#{id}|sk=C", "")
                .rows("orders", "id", "id int8!, customer_id int8!")
                .rows("customers", "id", "id int8!");
    }

    private static Given referring() {
        return order(ORDER, "id:N customer_id:N total:N")
                .rows(
                        "orders",
                        "id",
                        "id int8!, customer_id int8!, total numeric(12)",
                        Given.reference("customer_id", "customers"));
    }

    private static Given copies(int entities) {
        Given given = Given.nothing().table("shop");
        for (int i = 0; i < entities; i++) {
            given.entity("Product" + i, "products", "pk=P" + i + "#{id}|sk=P", "name:S");
        }
        return given;
    }

    private static String busy(int peak) {
        return "direction=WRITE|entities=Order|partition_by=id|top_key_share=0.5|item_bytes_avg=900|peak_rps=" + peak;
    }

    private static Given sorted(String template) {
        return order("pk=C#{customer_id}|sk=" + template, "id:N customer_id:N")
                .rows("orders", "id", "id int8!, customer_id int8!")
                .pattern("direction=READ|entities=Order|partition_by=customer_id|sort_by=id BETWEEN");
    }

    private static Given invoices(String template) {
        return order(ORDER + "|GSI2PK=c#{customer_id}|GSI2SK=" + template, "")
                .index("GSI2", Projection.ALL)
                .pattern("direction=READ|entities=Order|partition_by=customer_id"
                        + "|served_by=shop GSI2, Query, c#12345, between i#2020-06-01 and i#2020-06-15");
    }

    private static String scoped(String key) {
        return "direction=READ|entities=Order|authorization_scope=USER|authorization_attribute=customer_id|partition_by="
                + key;
    }
}
