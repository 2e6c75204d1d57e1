package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.connection.SourceRule.Kind;
import dev.drover.model.EntityMapping;
import dev.drover.model.lint.LintRule;
import dev.drover.model.lint.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules about change, types and what the source keeps. */
class ChangeAndSourceRulesTest {

    private static final String KEYS = "pk=ORDER#{id}|sk=ORDER";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(new MissingVersion(), HIGH, "shop · Order", "no version", version(""), version("version")),
            RuleCase.of(
                    new UnreadVersion(),
                    MEDIUM,
                    "shop · Order",
                    "Version 0 of Order is live while the mapping writes version 1",
                    version("version").frozen("Order", 0).contract("Order", "{\"type\": \"string\"}"),
                    version("version").frozen("Order", 0).contract("Order", "{\"type\": \"object\"}")),
            RuleCase.of(
                    new VersionInTableName(),
                    MEDIUM,
                    "orders_v2",
                    "carries a version",
                    Given.nothing().table("orders_v2"),
                    Given.nothing().table("orders")),
            RuleCase.of(
                    new NoExtension(),
                    LOW,
                    "shop · Order",
                    "AP-001 Pattern is not needed yet",
                    orders("id:N", "id int8!").pattern("direction=READ|entities=Order|horizon=POSSIBLE"),
                    orders("id:N more:S", "id int8!, more jsonb")
                            .pattern("direction=READ|entities=Order|horizon=POSSIBLE")),
            RuleCase.of(
                    new NoExtension(),
                    LOW,
                    "shop · Order",
                    "no place for what it may bring",
                    extensible("").pattern("direction=READ|entities=Order|horizon=POSSIBLE"),
                    extensible("more").pattern("direction=READ|entities=Order|horizon=POSSIBLE")),
            RuleCase.of(
                    new UnplannedFuture(),
                    MEDIUM,
                    "AP-001",
                    "Nothing serves it",
                    Given.nothing().pattern("direction=READ|entities=Order|horizon=POSSIBLE"),
                    Given.nothing()
                            .pattern("direction=READ|entities=Order|horizon=POSSIBLE|fallback=An export at night")),
            RuleCase.of(
                    new TooManyDigits(),
                    HIGH,
                    "shop · Order · total",
                    "may have 39 digits",
                    orders("total:N", "id int8!, total numeric(39)"),
                    orders("total:N", "id int8!, total numeric(38)")),
            RuleCase.of(
                    new LocalTime(),
                    HIGH,
                    "shop · Order · placed_at",
                    "no time zone",
                    orders("placed_at:S", "id int8!, placed_at timestamp"),
                    orders("placed_at:S", "id int8!, placed_at timestamptz")),
            RuleCase.of(
                    new ExpiryType(),
                    HIGH,
                    "shop · Order · expires_at",
                    "is no number",
                    orders("expires_at:S", "id int8!")
                            .pattern("direction=READ|entities=Order|ttl_attribute=expires_at"),
                    orders("expires_at:N", "id int8!")
                            .pattern("direction=READ|entities=Order|ttl_attribute=expires_at")),
            RuleCase.of(
                    new EmptyKeyText(),
                    ERROR,
                    "shop · Order · pk",
                    "the text of number and nothing else",
                    keyed("pk={number}|sk=ORDER", "number text!"),
                    keyed("pk=ORDER#{number}|sk=ORDER", "number text!")),
            RuleCase.of(
                    new CollatedKey(),
                    MEDIUM,
                    "shop · Order · pk",
                    "capitals",
                    keyed("pk=O#{number}|sk=ORDER", "number citext!"),
                    keyed("pk=O#{number}|sk=ORDER", "number text!")),
            RuleCase.of(
                    new NumberAsText(),
                    MEDIUM,
                    "shop · Order · total",
                    "text in the target",
                    orders("total:S", "id int8!, total numeric(12)"),
                    orders("total:N", "id int8!, total numeric(12)")),
            RuleCase.of(
                    new NumberAsText(),
                    MEDIUM,
                    "shop · price",
                    "every sample of it is a number such as 100",
                    orders("", "id int8!").sampled("shop", "price", "100"),
                    orders("price:N", "id int8!")
                            .sampled("shop", "price", "100")
                            .sampled("gone", "amount", "100")
                            .sampled("shop", "long", "1".repeat(39))),
            RuleCase.of(
                    new LongText(),
                    ERROR,
                    "shop · Order · notes",
                    "may have 409,601 characters",
                    orders("notes:S", "id int8!, notes varchar(409601)"),
                    orders("notes:S", "id int8!, notes varchar(40)")),
            RuleCase.of(
                    new LostReference(), HIGH, "order_lines · order_id", "points to orders", lines(false), lines(true)),
            RuleCase.of(
                    new LostChecks(),
                    MEDIUM,
                    "orders",
                    "status must not be null and positive CHECK (total > 0)",
                    orders("", "id int8!, status text!")
                            .rule(Kind.CHECK, "orders", "positive", List.of("total"), "CHECK (total > 0)"),
                    orders("", "id int8!, status text")),
            RuleCase.of(
                    new LostUniqueRule(),
                    HIGH,
                    "orders · one_open",
                    "only in part",
                    orders("", "id int8!")
                            .rule(Kind.UNIQUE, "orders", "one_open", List.of("customer_id"), "… WHERE (open)"),
                    orders("", "id int8!").rule(Kind.UNIQUE, "orders", "one", List.of("number"), "…")),
            source(new Triggers(), HIGH, Kind.TRIGGER, "runs with changes of orders"),
            source(new Sequences(), HIGH, Kind.SEQUENCE, "hands out the numbers of id in orders"),
            source(new Cascades(), MEDIUM, Kind.CASCADE, "does by itself: the definition"),
            RuleCase.of(
                    new UsedView(),
                    MEDIUM,
                    "AP-001",
                    "the view open_orders over orders",
                    orders("", "id int8!")
                            .rule(Kind.VIEW, "orders", "open_orders", List.of(), "")
                            .pattern("direction=READ|entities=OpenOrder"),
                    orders("", "id int8!")
                            .rule(Kind.VIEW, "orders", "open_orders", List.of(), "")
                            .pattern("direction=READ|entities=Order")),
            RuleCase.of(
                    new NoPrimaryKey(),
                    ERROR,
                    "orders",
                    "no primary key",
                    Given.nothing()
                            .table("shop")
                            .entity("Order", "orders", KEYS, "")
                            .rows("orders", "", "id int8!"),
                    orders("", "id int8!")));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static RuleCase source(LintRule rule, Severity severity, Kind kind, String says) {
        return RuleCase.of(
                rule,
                severity,
                "orders · thing",
                says,
                orders("", "id int8!").rule(kind, "orders", "thing", List.of("id"), "the definition"),
                orders("", "id int8!").rule(kind, "elsewhere", "thing", List.of("id"), "the definition"));
    }

    private static Given orders(String attributes, String columns) {
        return Given.nothing()
                .table("shop")
                .entity("Order", "orders", KEYS, attributes)
                .rows("orders", "id", columns);
    }

    private static Given keyed(String keys, String column) {
        return Given.nothing()
                .table("shop")
                .entity("Order", "orders", keys, "")
                .rows("orders", "id", "id int8!, " + column);
    }

    private static Given extensible(String extension) {
        return Given.nothing()
                .table("shop")
                .entity(new EntityMapping("Order", "orders", Given.keys(KEYS), List.of(), "version", 1)
                        .withExtension(extension))
                .rows("orders", "id", "id int8!");
    }

    private static Given version(String attribute) {
        return Given.nothing()
                .table("shop")
                .entity(new EntityMapping("Order", "orders", Given.keys(KEYS), List.of(), attribute, 1));
    }

    /** Lines of orders, on their own or inside their order. */
    private static Given lines(boolean inside) {
        Given given = Given.nothing().table("shop");
        if (inside) {
            given.entity(new EntityMapping(
                    "Order",
                    "orders",
                    Given.keys(KEYS),
                    List.of(Given.list("lines", "order_lines", "qty:N")),
                    "version",
                    1));
        } else {
            given.entity("Line", "order_lines", "pk=ORDER#{order_id}|sk=LINE#{line_no}", "");
        }
        return given.rows(
                "order_lines",
                "order_id, line_no",
                "order_id int8!, line_no int4!",
                Given.reference("order_id", "orders"));
    }
}
