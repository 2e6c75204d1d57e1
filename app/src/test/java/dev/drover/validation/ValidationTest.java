package dev.drover.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drover.AppTest;
import dev.drover.connection.Environments;
import dev.drover.db.testing.TestDatabase;
import dev.drover.migration.Migrations;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import dev.drover.validation.compare.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every planted difference is found, with its cause and both values. */
@AppTest
class ValidationTest {

    private static final AtomicLong stepRuns = new AtomicLong(1000);

    @Autowired
    Validation validation;

    @Autowired
    Validations validations;

    @Autowired
    CopiedShop.Maker maker;

    @Autowired
    Office office;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    long migration;

    @BeforeEach
    void aMigration() {
        migration = TestMigration.open(office, environments, migrations);
    }

    /** Failure 20, too: the table was written in another order, and answers in yet another. */
    @Test
    void passesCleanDataAndKeepsTheNumbers() {
        ValidationReport report = validate(maker.shop());
        assertThat(report.state()).isEqualTo(ValidationState.PASSED);
        assertThat(report.differing()).isZero();
        assertThat(report.segments()).isEqualTo(64);
        assertThat(report.differingSegments()).isZero();
        assertThat(report.entities())
                .extracting(
                        EntityCount::entity, EntityCount::sourceCount, EntityCount::targetCount, EntityCount::passed)
                .containsExactly(
                        tuple("Customer", 3L, 3L, true),
                        tuple("Product", 3L, 3L, true),
                        tuple("Order", 6L, 6L, true),
                        tuple("Payment", 4L, 4L, true));
        assertThat(report.sentence()).isEqualTo("All 16 records are the same on both sides.");
        assertThat(report.rowsRead()).isEqualTo(32);
        assertThat(report.finishedAt()).isAfter(report.startedAt());
        assertThat(validations.find(migration, report.id())).contains(report);
        assertThat(validations.find(migration + 1, report.id())).isEmpty();
        assertThat(validations.of(migration)).containsExactly(report);
    }

    @Test
    void passesAnEmptySource() {
        TestDatabase database = SmallShop.create();
        database.execute("truncate shop.customers, shop.products, shop.orders, shop.order_lines, shop.payments");
        ValidationReport report = validate(maker.copied(database, 100));
        assertThat(report.state()).isEqualTo(ValidationState.PASSED);
        assertThat(report.sentence()).isEqualTo("All 0 records are the same on both sides.");
    }

    @Test
    void findsAMissingRecord() {
        CopiedShop shop = maker.shop();
        shop.delete("ORDER#4", "ORDER");
        ValidationReport report = validate(shop);
        assertThat(report.state()).isEqualTo(ValidationState.MISMATCH);
        assertThat(report.differing()).isEqualTo(1);
        assertThat(report.differingSegments()).isEqualTo(1);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.MISSING, 1));
        assertThat(report.sentence()).isEqualTo("1 record differs: 16 rows in the source, 15 items in the target.");
        ListedDifference found = only(report);
        assertThat(found.entity()).isEqualTo("Order");
        assertThat(found.sourceKey()).isEqualTo("orders with id = 4");
        assertThat(found.targetKey()).isEqualTo("ORDER#4 · ORDER");
        assertThat(found.sourceValue()).contains("GSI1PK: CUSTOMER#2");
        assertThat(found.targetValue()).isEmpty();
        assertThat(found.sentence())
                .isEqualTo("orders with id = 4 is not in the target, where it should be ORDER#4 · ORDER.");
        assertThat(order(report).difference()).isEqualTo(-1);
        assertThat(order(report).sameChecksum()).isFalse();
    }

    /** What is computed, looked up or taken by a condition is compared like everything else. */
    @Test
    void findsADifferenceInWhatWasComputedOrLookedUp() {
        EntityMapping open = orders("Open", "status == 'OPEN'");
        EntityMapping other = orders("Other", "status != 'OPEN'");
        TargetTable shop = SmallShop.model().tables().get(0);
        CopiedShop copied = maker.copied(
                SmallShop.create(),
                new TargetModel(List.of(shop.withEntities(List.of(open, other)))),
                TestDynamoDb.address(),
                100);
        assertThat(validate(copied).sentence()).isEqualTo("All 6 records are the same on both sides.");
        assertThat(validate(copied).entities())
                .extracting(EntityCount::entity, EntityCount::sourceCount)
                .containsExactly(tuple("Open", 3L), tuple("Other", 3L));

        copied.database.execute("update shop.customers set email = 'x@example.com' where id = 1");
        ValidationReport stale = validate(copied);
        assertThat(stale.differing()).isEqualTo(2);
        assertThat(validations.differences(stale.id()))
                .extracting(ListedDifference::attribute)
                .containsOnly("email");
        copied.database.execute(
                "update shop.customers set email = 'ana@example.com' where id = 1",
                "update shop.orders set total = total + 1 where id = 4");
        assertThat(validations.differences(validate(copied).id()))
                .singleElement()
                .satisfies(found -> assertThat(found.attribute()).isEqualTo("double"));
    }

    @Test
    void knowsRowsThatStayBehindAndFindsTheirItems() {
        RowsBehind tests = new RowsBehind("orders", "id == 1", "It was an order of our own tests.");
        CopiedShop shop = maker.copied(SmallShop.create(), SmallShop.model().with(tests), TestDynamoDb.address(), 100);
        assertThat(validate(shop).sentence()).isEqualTo("All 15 records are the same on both sides.");

        shop.put(Map.of("pk", AttributeValue.fromS("ORDER#1"), "sk", AttributeValue.fromS("ORDER")));
        ValidationReport report = validate(shop);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.LEFT_BEHIND, 1));
        assertThat(only(report).sourceKey()).isEqualTo("orders with id = 1");
        assertThat(only(report).sentence())
                .isEqualTo("ORDER#1 · ORDER is in the target, although orders with id = 1 stays behind on purpose.");
    }

    private static EntityMapping orders(String name, String condition) {
        return new EntityMapping(
                        name,
                        "orders",
                        List.of(new KeyTemplateMapping("pk", name + "#{id}"), new KeyTemplateMapping("sk", name)),
                        List.of(
                                new FromExpression("double", "total * 2", AttributeType.N),
                                new Joined(
                                        "email", List.of("customer_id"), "customers", "email", AttributeType.S, null)),
                        "version",
                        1)
                .withCondition(condition);
    }

    /** Failure 29. */
    @Test
    void findsExtraRecords() {
        CopiedShop shop = maker.shop();
        Map<String, AttributeValue> copy = new HashMap<>(shop.get("ORDER#4", "ORDER"));
        copy.put("pk", AttributeValue.fromS("ORDER#99"));
        shop.put(copy);
        shop.put(CopiedShop.key("INVOICE#1", "INVOICE"));
        ValidationReport report = validate(shop);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.EXTRA, 2));
        assertThat(report.entities())
                .filteredOn(count -> !count.passed())
                .extracting(EntityCount::entity, EntityCount::difference)
                .containsExactly(tuple("Order", 1L), tuple(EntityCount.UNKNOWN, 1L));
        assertThat(validations.differences(report.id()))
                .extracting(ListedDifference::entity, ListedDifference::targetKey, ListedDifference::sentence)
                .containsExactlyInAnyOrder(
                        tuple(
                                "Order",
                                "ORDER#99 · ORDER",
                                "ORDER#99 · ORDER is in the target, and no source row that was copied has this key."),
                        tuple(
                                EntityCount.UNKNOWN,
                                "INVOICE#1 · INVOICE",
                                "INVOICE#1 · INVOICE is in the target, and no source row that was copied has this key."));
        assertThat(validations.differences(report.id()))
                .allSatisfy(found -> assertThat(found.targetValue()).contains("pk: "));
    }

    @Test
    void findsATruncatedText() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#3", "ORDER", "notes", text("forty characters, and not one less"));
        assertFinds(
                validate(shop),
                Cause.TRUNCATED,
                "notes has 34 of 40 characters in the target:"
                        + " forty characters, and not one less: ⏰ ok → forty characters, and not one less");
    }

    @Test
    void findsATimeShiftedByAZone() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#4", "ORDER", "placed_at", text("2026-06-15T12:34:56.789012Z"));
        ListedDifference found = assertFinds(
                validate(shop),
                Cause.TZ_SHIFT,
                "placed_at is 2 h later in the target: 2026-06-15T10:34:56.789012Z → 2026-06-15T12:34:56.789012Z");
        assertThat(found.attribute()).isEqualTo("placed_at");
        assertThat(found.sourceValue()).isEqualTo("2026-06-15T10:34:56.789012Z");
        assertThat(found.targetValue()).isEqualTo("2026-06-15T12:34:56.789012Z");
    }

    @Test
    void findsARoundedNumber() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#3", "ORDER", "total", number("9999999999.99"));
        assertFinds(
                validate(shop),
                Cause.ROUNDED,
                "total is rounded to 2 decimals in the target: 9999999999.9999 → 9999999999.99");
    }

    @Test
    void findsAWholeNumberThatWentThroughADouble() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#9007199254740993", "ORDER", "id", number("9007199254740992"));
        assertFinds(
                validate(shop),
                Cause.ROUNDED,
                "id carries the noise of a floating point number in the target: 9007199254740993 → 9007199254740992");
    }

    /** Failure 22. */
    @Test
    void findsOtherCaseAndOtherWhiteSpace() {
        CopiedShop shop = maker.shop();
        shop.set("CUSTOMER#1", "CUSTOMER", "email", text("Ana@example.com"));
        shop.set("ORDER#4", "ORDER", "notes", text("leave at the door "));
        shop.set("ORDER#5", "ORDER", "notes", text("a\r\nb"));
        ValidationReport report = validate(shop);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.CASE, 1), new CauseCount(Cause.WHITESPACE, 2));
        assertThat(validations.differences(report.id()))
                .extracting(ListedDifference::sentence)
                .containsExactlyInAnyOrder(
                        "email has other upper and lower case in the target: ana@example.com → Ana@example.com",
                        "notes has other white space in the target: leave at the door → leave at the door\u2423",
                        "notes has other white space in the target: a\u240ab → a\u240d\u240ab");
    }

    @Test
    void tellsNullEmptyAndMissingApart() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#1", "ORDER", "notes", text(""));
        shop.remove("ORDER#2", "ORDER", "notes");
        shop.set("ORDER#4", "ORDER", "notes", AttributeValue.fromNul(true));
        shop.set("ORDER#5", "ORDER", "notes", text(""));
        ValidationReport report = validate(shop);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.NULL_EMPTY_MISSING, 4));
        assertThat(validations.differences(report.id()))
                .extracting(ListedDifference::sentence)
                .containsExactlyInAnyOrder(
                        "notes is missing in the source: (missing) → (empty text)",
                        "notes is missing in the target: (empty text) → (missing)",
                        "notes is null in the target: leave at the door → (null)",
                        "notes is empty in the target: a\u240ab → (empty text)");
    }

    /** Failure 21. */
    @Test
    void findsAConstantShiftOnAnEvenNumberOfRows() {
        CopiedShop shop = maker.shop();
        for (int order = 1; order <= 4; order++) {
            Map<String, AttributeValue> item = shop.get("ORDER#" + order, "ORDER");
            shop.set(
                    "ORDER#" + order,
                    "ORDER",
                    "updated_at",
                    text(java.time.Instant.parse(item.get("updated_at").s())
                            .plusSeconds(3600)
                            .toString()));
        }
        ValidationReport report = validate(shop);
        assertThat(report.differing()).isEqualTo(4);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.TZ_SHIFT, 4));
    }

    /** Failure 23. */
    @Test
    void seesNumbersAsNumbers() {
        CopiedShop shop = maker.shop();
        shop.set("ORDER#1", "ORDER", "total", number("1.35000E+1"));
        shop.set("ORDER#4", "ORDER", "total", number("-0.00"));
        shop.set("ORDER#5", "ORDER", "total", number("0100.0"));
        assertThat(validate(shop).state()).isEqualTo(ValidationState.PASSED);
        shop.set("ORDER#5", "ORDER", "total", number("100.00000000000000000000000000000000001"));
        assertFinds(
                validate(shop),
                Cause.ROUNDED,
                "total carries the noise of a floating point number in the target:"
                        + " 100 → 100.00000000000000000000000000000000001");
        shop.set("ORDER#5", "ORDER", "total", text("100"));
        assertFinds(validate(shop), Cause.DIFFERENT, "total is a number and became text: 100 → 100");
    }

    @Test
    void findsValuesThatWereSwappedBetweenTwoRecords() {
        CopiedShop shop = maker.shop();
        shop.set("PRODUCT#1", "PRODUCT", "stock", number("3"));
        shop.set("PRODUCT#2", "PRODUCT", "stock", number("120"));
        ValidationReport report = validate(shop);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.DIFFERENT, 2));
        assertThat(validations.differences(report.id()))
                .extracting(ListedDifference::sentence)
                .containsExactlyInAnyOrder(
                        "stock is different in the target: 120 → 3", "stock is different in the target: 3 → 120");
    }

    @Test
    void findsADifferenceInsideAChild() {
        CopiedShop shop = maker.shop();
        Map<String, AttributeValue> item = shop.get("ORDER#2", "ORDER");
        List<AttributeValue> lines = item.get("lines").l();
        shop.set("ORDER#2", "ORDER", "lines", AttributeValue.fromL(List.of(lines.get(1), lines.get(0))));
        shop.set("ORDER#1", "ORDER", "lines", AttributeValue.fromL(List.of()));
        ValidationReport report = validate(shop);
        assertThat(report.differing()).isEqualTo(2);
        assertThat(validations.differences(report.id()))
                .extracting(found -> found.sentence().substring(0, 45).strip())
                .containsExactlyInAnyOrder(
                        "lines has the same elements in another order",
                        "lines has 0 elements in the target and 2 in t");
    }

    @Test
    void listsRowsThatCannotBeMapped() {
        CopiedShop shop = maker.shop();
        shop.database.execute(
                "insert into shop.orders (id, customer_id, placed_at, updated_at) values (77, 1, 'infinity', now())");
        ValidationReport report = validate(shop);
        assertThat(report.state()).isEqualTo(ValidationState.MISMATCH);
        assertThat(report.differingSegments()).isZero();
        assertThat(order(report).difference()).isEqualTo(-1);
        ListedDifference found = only(report);
        assertThat(found.cause()).isEqualTo(Cause.REJECTED);
        assertThat(found.sourceKey()).isEqualTo("orders with id = 77");
        assertThat(found.sentence()).startsWith("orders with id = 77: ").contains("infinity");
    }

    /** Failure 30. */
    @Test
    void countsRowsThatShareOneKeyInTheTarget() {
        TargetModel byCustomer = new TargetModel(List.of(new TargetTable(
                SmallShop.TABLE,
                KeyAttribute.text("pk"),
                KeyAttribute.text("sk"),
                List.of(),
                List.of(new EntityMapping(
                        "Order",
                        "orders",
                        List.of(
                                new KeyTemplateMapping("pk", "CUSTOMER#{customer_id}"),
                                new KeyTemplateMapping("sk", "ORDER")),
                        List.of(new FromColumn("id", "id", AttributeType.N, null)),
                        "version",
                        1)))));
        CopiedShop shop = maker.copied(SmallShop.create(), byCustomer, TestDynamoDb.address(), 100);
        ValidationReport report = validate(shop);
        assertThat(report.sourceCount()).isEqualTo(6);
        assertThat(report.targetCount()).isEqualTo(3);
        assertThat(report.causes()).containsExactly(new CauseCount(Cause.KEY_COLLISION, 3));
        assertThat(validations.differences(report.id()))
                .extracting(ListedDifference::sentence)
                .contains("2 source rows get the key CUSTOMER#1 · ORDER, and the target can hold only one of them:"
                        + " orders with id = 1; orders with id = 2.");
    }

    @Test
    void judgesExtrasByTheShareThatWasCopied() {
        TestDatabase database = SmallShop.create();
        SmallShop.addOrders(database, 500);
        CopiedShop shop = maker.copied(database, 20);
        long rows = shop.items(20).size();
        assertThat(rows).isBetween(100L, 400L);
        ValidationReport clean = validate(shop, 20);
        assertThat(clean.state()).isEqualTo(ValidationState.PASSED);
        assertThat(clean.sharePercent()).isEqualTo(20);
        assertThat(clean.sourceCount()).isEqualTo(rows);
        shop.items(100).stream()
                .filter(item -> !shop.items(20).contains(item))
                .limit(1)
                .forEach(outside -> shop.put(dev.drover.transfer.items.ItemCodec.encode(outside)));
        assertThat(validate(shop, 20).causes()).containsExactly(new CauseCount(Cause.EXTRA, 1));
    }

    @Test
    void findsDifferencesOfManyKindsAtOnce() {
        CopiedShop shop = maker.shopWithOrders(2_000);
        shop.delete("ORDER#1000007", "ORDER");
        shop.put(CopiedShop.key("ORDER#1", "PAYMENT#9999999999999999"));
        shop.set("ORDER#1000009", "ORDER", "notes", text("no"));
        shop.set("ORDER#1000010", "ORDER", "placed_at", text("2025-01-01T00:10:00.000000Z"));
        shop.set("ORDER#1000011", "ORDER", "total", number("0.1"));
        ValidationReport report = validate(shop);
        assertThat(report.causes())
                .containsExactly(
                        new CauseCount(Cause.MISSING, 1),
                        new CauseCount(Cause.EXTRA, 1),
                        new CauseCount(Cause.TRUNCATED, 1),
                        new CauseCount(Cause.TZ_SHIFT, 1),
                        new CauseCount(Cause.ROUNDED, 1));
        assertThat(report.differing()).isEqualTo(5);
        assertThat(report.exact()).isTrue();
        assertThat(validations.differences(report.id())).hasSize(5);
        assertThat(validations.differences(report.id(), Cause.ROUNDED, 10))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence())
                        .isEqualTo("total is rounded to 1 decimal in the target: 0.11 → 0.1"));
    }

    private ValidationReport validate(CopiedShop shop) {
        return validate(shop, 100);
    }

    private ValidationReport validate(CopiedShop shop, int sharePercent) {
        ValidationOutcome outcome = validation.slice(
                shop.job(stepRuns.incrementAndGet(), migration, sharePercent),
                Limits.standard(),
                () -> false,
                line -> {});
        assertThat(outcome).isInstanceOf(ValidationOutcome.Finished.class);
        return ((ValidationOutcome.Finished) outcome).report();
    }

    private ListedDifference only(ValidationReport report) {
        assertThat(validations.differences(report.id())).hasSize(1);
        return validations.differences(report.id()).get(0);
    }

    private ListedDifference assertFinds(ValidationReport report, Cause cause, String sentence) {
        assertThat(report.state()).isEqualTo(ValidationState.MISMATCH);
        assertThat(report.causes()).containsExactly(new CauseCount(cause, 1));
        assertThat(report.sourceCount()).isEqualTo(report.targetCount());
        ListedDifference found = only(report);
        assertThat(found.cause()).isEqualTo(cause);
        assertThat(found.sentence()).isEqualTo(sentence);
        return found;
    }

    private static EntityCount order(ValidationReport report) {
        return report.entities().stream()
                .filter(count -> count.entity().equals("Order"))
                .findFirst()
                .orElseThrow();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }
}
