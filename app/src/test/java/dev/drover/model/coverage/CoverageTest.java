package dev.drover.model.coverage;

import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.BEGINS_WITH;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.BETWEEN;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.EQ;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.GE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.PatternStatus;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.Needs;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small shop's table has PK, GSI1 (customer and time) and GSI2 (status and time, few attributes). */
class CoverageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"id", "Order.id", "order.id", "orders.id", "order_id", "orderId", "Order.order_id", "pk", "ID"})
    void getsAnItemByItsWholeKeyHoweverTheAttributeIsCalled(String attribute) {
        Cell cell = best(Needs.read("Order").by(attribute).single());
        assertThat(cell.word()).isEqualTo("PK");
        assertThat(cell.reason()).isEqualTo("GetItem on shop with pk = ORDER#{id} and sk = ORDER.");
        assertThat(cell.caveats()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "Orders", "orders", "ORDER"})
    void findsAnEntityHoweverItIsWritten(String entity) {
        assertThat(best(Needs.read(entity).by("id")).operation()).isEqualTo("GetItem");
    }

    @Test
    void namesAnAttributeByItsNameInTheTarget() {
        assertThat(shop(Needs.read("Customer").by("e_mail").single()).path().map(Cell::reason))
                .contains("Query on GSI1 with GSI1PK = EMAIL#{email} and GSI1SK = CUSTOMER.");
        EntityMapping renamed = new EntityMapping(
                "Visit",
                "visits",
                List.of(new KeyTemplateMapping("pk", "{cust_no}")),
                List.of(new FromColumn("customer", "cust_no", AttributeType.N, null)),
                "v",
                1);
        assertThat(in(table(null, renamed), Needs.read("Visit").by("customer")).path())
                .isPresent();
        assertThat(in(table(null, renamed), Needs.read("Visit").by("client")).path())
                .isEmpty();
    }

    @Test
    void doesNotTakeAnotherEntitysAttributeForItsOwn() {
        assertThat(shop(Needs.read("Order").by("Customer.id")).isGap()).isTrue();
    }

    @Test
    void queriesAnIndexInOrder() {
        CoveredPattern row = shop(Needs.read("Order")
                .by("customer_id")
                .then("placed_at", EQ)
                .several()
                .newestFirst());
        assertThat(row.cells()).extracting(Cell::word).containsExactly("No path", "GSI1", "No path");
        assertThat(row.path().map(Cell::reason))
                .contains("Query on GSI1 with GSI1PK = CUSTOMER#{customer_id}, in descending order of placed_at.");
        assertThat(row.path().map(Cell::operation)).contains("Query");
    }

    @Test
    void narrowsByTheBeginningOfTheSortKey() {
        assertThat(best(Needs.read("Order").by("status").then("placed_at", BETWEEN))
                        .reason())
                .isEqualTo("Query on GSI2 with GSI2PK = STATUS#{status}, placed_at between two values.");
        assertThat(best(Needs.read("Order").by("status").then("placed_at", EQ).then("id", GE))
                        .reason())
                .isEqualTo("Query on GSI2 with GSI2PK = STATUS#{status} and GSI2SK begins with {placed_at}#, id from a"
                        + " value on.");
        assertThat(best(Needs.read("Payment").by("order_id").several()).reason())
                .isEqualTo("Query on shop with pk = ORDER#{order_id} and sk begins with PAYMENT#.");
        assertThat(best(Needs.read("Payment").by("order_id", "id").single()).operation())
                .isEqualTo("GetItem");
    }

    @Test
    void saysWhyNoKeyLeadsThere() {
        CoveredPattern row = shop(Needs.read("Order").by("warehouse_id").then("status", EQ));
        assertThat(row.isGap()).isTrue();
        assertThat(row.gapReason())
                .isEqualTo("shop has no key that starts with warehouse_id: for Order, pk is made of id. A query would"
                        + " read the whole table.");
        assertThat(row.cell("shop:GSI1").map(Cell::reason))
                .contains("GSI1 has no key that starts with warehouse_id: for Order, GSI1PK is made of customer_id. A"
                        + " query would read the whole index.");
    }

    @Test
    void saysWhyTheSortKeyDoesNotFit() {
        assertThat(reason("shop:GSI1", Needs.read("Order").by("customer_id").then("status", EQ)))
                .isEqualTo("GSI1SK of Order starts with placed_at, so it cannot narrow or order by status.");
        assertThat(reason(
                        "shop:GSI1",
                        Needs.read("Order")
                                .by("customer_id")
                                .then("placed_at", GE)
                                .then("id", EQ)))
                .isEqualTo("After placed_at, which is no exact value, GSI1SK cannot be narrowed or ordered by id as"
                        + " well.");
        assertThat(reason("shop", Needs.read("Order").by("id").then("placed_at", GE)))
                .isEqualTo("sk of Order holds no column, so it cannot narrow or order by placed_at.");
        assertThat(reason("shop", Needs.read("Order").by("id").newestFirst()))
                .isEqualTo("Every Order has the same sk in shop, so its results come in no order.");
        assertThat(reason(
                        "shop",
                        Needs.read("Payment").by("order_id").then("id", EQ).then("kind", EQ)))
                .isEqualTo("sk of Payment ends with id, so it cannot narrow or order by kind.");
    }

    @Test
    void takesExactValuesOnlyForAPartitionKey() {
        assertThat(reason("shop:GSI2", Needs.read("Order").by("status", BEGINS_WITH)))
                .isEqualTo("A partition key takes exact values, and the pattern knows status only by its beginning.");
    }

    @Test
    void wantsEveryColumnOfThePartitionKey() {
        EntityMapping visit = new EntityMapping(
                "Visit",
                "visits",
                List.of(new KeyTemplateMapping("pk", "{tenant_id}#{day}"), new KeyTemplateMapping("sk", "{id}")),
                List.of(),
                "v",
                1);
        TargetModel model = table(KeyAttribute.text("sk"), visit);
        assertThat(in(model, Needs.read("Visit").by("day", "tenant_id")).path()).isPresent();
        assertThat(in(model, Needs.read("Visit").by("tenant_id")).gapReason())
                .isEqualTo("pk of Visit also needs day, which the pattern does not know. A query would read the whole"
                        + " table.");
        assertThat(in(model, Needs.read("Visit")).gapReason())
                .isEqualTo("The pattern names no attribute that every call knows, and pk of Visit is made of tenant_id"
                        + " and day. A query would read the whole table.");
    }

    @Test
    void refusesFreshReadsFromAnIndex() {
        Needs strong = Needs.read("Order").by("customer_id").consistency(Consistency.STRONG);
        assertThat(shop(strong).isGap()).isTrue();
        assertThat(reason("shop:GSI1", strong))
                .isEqualTo("GSI1 has the right key, but a global index answers with a delay, and the pattern needs"
                        + " strong consistency.");
        assertThat(reason("shop:GSI1", Needs.read("Order").by("customer_id").consistency(Consistency.TRANSACTIONAL)))
                .isEqualTo("GSI1 has the right key, but transactions do not read indexes.");
        assertThat(best(Needs.read("Order").by("id").consistency(Consistency.STRONG))
                        .caveats())
                .isEmpty();
    }

    @Test
    void saysWhichAttributesAnIndexDoesNotCarry() {
        assertThat(best(Needs.read("Order")
                                .by("status")
                                .then("placed_at", GE)
                                .needs("Order.total", "id", "placed_at", "status", "notes", "lines"))
                        .caveats())
                .containsExactly("GSI2 does not carry notes and lines, so each item takes another read from shop.");
        assertThat(best(Needs.read("Order").by("customer_id").needs("notes", "lines"))
                        .caveats())
                .isEmpty();
    }

    @Test
    void saysWhichAttributesAreNowhere() {
        assertThat(best(Needs.read("Order").by("id").needs("status", "discount"))
                        .caveats())
                .containsExactly("No attribute in the target holds discount.");
    }

    @Test
    void findsAnEntityInsideTheItemsOfAnother() {
        assertThat(best(Needs.read("OrderLine", "Order").by("order_id").single().needs("OrderLine.qty", "status"))
                        .operation())
                .isEqualTo("GetItem");
        assertThat(shop(Needs.read("order_lines").by("Order.id")).path()).isPresent();
    }

    @Test
    void leavesTheOrderInsideAListToTheApplication() {
        Cell cell = best(Needs.read("order_lines")
                .by("Order.id")
                .then("line_no", EQ)
                .several()
                .newestFirst());

        assertThat(cell.word()).isEqualTo("PK");
        assertThat(cell.caveats())
                .contains(
                        "The list comes whole, in the order that the mapping gives it: what is said of line_no is left"
                                + " to the application.");
    }

    @Test
    void findsSeveralEntitiesInOnePartition() {
        Cell together = best(Needs.read("Order", "Payment").by("order_id"));
        assertThat(together.operation()).isEqualTo("Query");
        assertThat(together.reason()).isEqualTo("Query on shop with pk = ORDER#{id}.");
        assertThat(together.caveats()).isEmpty();
        assertThat(best(Needs.read("Order", "Product").by("Order.id")).caveats())
                .containsExactly("Product is not found by this key, so the pattern takes another call.");
    }

    @Test
    void scansForEverythingOnly() {
        CoveredPattern everything = shop(Needs.read("Product").all());
        assertThat(everything.cells()).extracting(Cell::word).containsExactly("Scan", "Scan", "None");
        assertThat(everything.path().map(Cell::reason))
                .contains("The pattern asks for everything: a scan reads the whole table, Customer, Order and Payment"
                        + " included.");
        assertThat(shop(Needs.read("Product").all().newestFirst()).gapReason())
                .isEqualTo("Only a scan of the whole table finds all, and a scan has no order.");
        assertThat(shop(Needs.read("Product")).isGap()).isTrue();
    }

    @Test
    void readsAllOfAPartitionWhoseKeyIsAlwaysTheSame() {
        EntityMapping product = new EntityMapping(
                "Product",
                "products",
                List.of(
                        new KeyTemplateMapping("pk", "{id}"),
                        new KeyTemplateMapping("all", "PRODUCTS"),
                        new KeyTemplateMapping("name", "{name}")),
                List.of(),
                "v",
                1);
        TargetModel model = new TargetModel(List.of(new TargetTable(
                "shop",
                KeyAttribute.text("pk"),
                null,
                List.of(new GlobalIndex(
                        "by-name", KeyAttribute.text("all"), KeyAttribute.text("name"), Projection.ALL, List.of())),
                List.of(product))));
        assertThat(in(model, Needs.read("Product").all().newestFirst()).path().map(Cell::reason))
                .contains("Query on by-name with all = PRODUCTS, in descending order of name.");
    }

    @Test
    void findsAColumnInSeveralAttributesOfThePartitionKey() {
        EntityMapping visit = new EntityMapping(
                "Visit",
                "visits",
                List.of(
                        new KeyTemplateMapping("pk", "{id}"),
                        new KeyTemplateMapping("guest", "G#{guest}"),
                        new KeyTemplateMapping("room", "{guest}#{room}")),
                List.of(),
                "v",
                1);
        GlobalIndex index = new GlobalIndex(
                "by-room",
                KeyAttribute.text("guest"),
                null,
                Projection.ALL,
                List.of(),
                List.of(KeyAttribute.text("room")),
                List.of(),
                false);
        TargetModel model = new TargetModel(
                List.of(new TargetTable("visits", KeyAttribute.text("pk"), null, List.of(index), List.of(visit))));
        assertThat(in(model, Needs.read("Visit").by("guest", "room").several())
                        .path()
                        .map(Cell::reason))
                .contains("Query on by-room with guest = G#{guest} and room = {guest}#{room}.");
    }

    @Test
    void warnsOfNumbersThatSortAsText() {
        EntityMapping visit = new EntityMapping(
                "Visit",
                "visits",
                List.of(new KeyTemplateMapping("pk", "{guest}"), new KeyTemplateMapping("sk", "{no}")),
                List.of(new FromColumn("no", "no", AttributeType.N, null)),
                "v",
                1);
        assertThat(in(
                                table(KeyAttribute.text("sk"), visit),
                                Needs.read("Visit").by("guest").newestFirst())
                        .path()
                        .map(Cell::caveats))
                .contains(
                        List.of("As text, 10 comes before 9: write {no:19} in the template for sk, so that no sorts as"
                                + " a number."));
        assertThat(best(Needs.read("Payment").by("order_id").newestFirst()).caveats())
                .isEmpty();
    }

    @Test
    void saysWhatIsFilteredAfterReading() {
        Cell cell = best(Needs.read("Order").by("customer_id").filtered("total > 100", "0.1"));
        assertThat(cell.reason()).endsWith(" What is read is then filtered by total > 100.");
        assertThat(cell.caveats())
                .containsExactly("Most of what is read is thrown away by the filter, and costs all the same.");
    }

    @Test
    void writesToTheTableThatHoldsTheEntity() {
        CoveredPattern row = shop(Needs.of(Direction.WRITE, "Order", "OrderLine"));
        assertThat(row.cells()).extracting(Cell::word).containsExactly("PK", "None", "None");
        assertThat(row.path().map(Cell::reason)).contains("PutItem on shop with pk = ORDER#{id} and sk = ORDER.");
        assertThat(row.cells().get(1).reason())
                .isEqualTo("Nobody writes to an index: DynamoDB keeps GSI1 in step with shop.");
    }

    @Test
    void needsTheWholeKeyForUpdatesAndDeletes() {
        assertThat(best(Needs.of(Direction.UPDATE, "Order").by("id")).operation())
                .isEqualTo("UpdateItem");
        assertThat(best(Needs.of(Direction.DELETE, "Payment").by("order_id").then("id", EQ))
                        .operation())
                .isEqualTo("DeleteItem");
        assertThat(shop(Needs.of(Direction.DELETE, "Payment").by("id")).gapReason())
                .isEqualTo(
                        "DeleteItem needs the whole key of an item in shop, and the pattern does not know order_id of"
                                + " Payment.");
        assertThat(best(Needs.of(Direction.WRITE, "OrderLine").by("order_id")).operation())
                .isEqualTo("UpdateItem");
    }

    @Test
    void warnsOfUpdatesOfAKey() {
        assertThat(best(Needs.of(Direction.UPDATE, "Payment")
                                .by("order_id", "id")
                                .writes("kind", "order_id"))
                        .caveats())
                .containsExactly(
                        "order_id is part of the key of Payment: to change it, delete the item and put a new one"
                                + " in one transaction.");
    }

    @Test
    void saysWhichEntityIsNowhere() {
        CoveredPattern row = shop(Needs.read("Order", "Warehouse").by("id"));
        assertThat(row.isGap()).isTrue();
        assertThat(row.gapReason()).isEqualTo("No path: no table holds Warehouse.");
        assertThat(row.cells()).extracting(Cell::word).containsExactly("No path", "None", "None");
        assertThat(shop(Needs.read()).gapReason())
                .isEqualTo("The pattern names no entity. Say in the inventory what it reads or writes.");
    }

    @Test
    void saysWhereAnIndexHoldsNothing() {
        assertThat(reason("shop:GSI2", Needs.read("Customer").by("id")))
                .isEqualTo("GSI2 holds no Customer: there is no template for GSI2PK and GSI2SK.");
    }

    @Test
    void countsWhatNeedsAPathAndHasNone() {
        CoverageMatrix matrix = Coverage.of(
                SmallShop.model(),
                List.of(
                        Needs.read("Order").id("AP-001").by("id").build(),
                        Needs.read("Order").id("AP-002").by("nothing").build(),
                        Needs.read("Order")
                                .id("AP-003")
                                .by("nothing")
                                .status(PatternStatus.DRAFT)
                                .build(),
                        Needs.read("Order")
                                .id("AP-004")
                                .by("nothing")
                                .status(PatternStatus.RETIRED)
                                .build(),
                        Needs.of(Direction.NONE, "Order").id("AP-005").build()));
        assertThat(matrix.rows()).hasSize(4);
        assertThat(matrix.gaps()).extracting(row -> row.pattern().id()).containsExactly("AP-002", "AP-003");
        assertThat(matrix.idleIndexes()).extracting(Structure::id).containsExactly("shop:GSI1", "shop:GSI2");
        assertThat(matrix.row("AP-005").map(row -> row.cells().get(0).word())).contains("None");
    }

    @Test
    void hasNoPathInAModelWithoutTables() {
        CoverageMatrix matrix = Coverage.of(
                TargetModel.empty(), List.of(Needs.read("Order").by("id").build()));
        assertThat(matrix.structures()).isEmpty();
        assertThat(matrix.gaps())
                .hasSize(1)
                .first()
                .extracting(CoveredPattern::gapReason)
                .isEqualTo("No path: no table holds Order.");
    }

    @Test
    void suggestsTemplatesForAnIndexThatTheEntityIsNotIn() {
        assertThat(shop(Needs.read("Payment").by("kind").then("booked_on", GE)).suggestion())
                .contains(new Suggestion(
                        "shop", "GSI1", false, "Payment", "GSI1PK", "KIND#{kind}", "GSI1SK", "{booked_on}"));
        assertThat(shop(Needs.read("Customer").by("tier")).suggestion())
                .contains(new Suggestion(
                        "shop", "GSI2", false, "Customer", "GSI2PK", "TIER#{tier}", "GSI2SK", "CUSTOMER"));
    }

    @Test
    void suggestsAnIndexWhereAllAreTaken() {
        assertThat(shop(Needs.read("Order").by("warehouseId", "Order.notes")).suggestion())
                .contains(new Suggestion(
                        "shop",
                        "GSI3",
                        true,
                        "Order",
                        "GSI3PK",
                        "WAREHOUSEID#{warehouseId}#NOTES#{notes}",
                        "GSI3SK",
                        ""));
    }

    @Test
    void suggestsNothingWhereAnIndexCannotHelp() {
        assertThat(shop(Needs.read("Order").by("total").consistency(Consistency.STRONG))
                        .suggestion())
                .isEmpty();
        assertThat(shop(Needs.of(Direction.UPDATE, "Order").by("total")).suggestion())
                .isEmpty();
        assertThat(shop(Needs.read("Order")).suggestion()).isEmpty();
        assertThat(shop(Needs.read("Warehouse").by("id")).suggestion()).isEmpty();
        assertThat(shop(Needs.read("Order").by("id")).suggestion()).isEmpty();
    }

    private static CoveredPattern shop(Needs pattern) {
        return in(SmallShop.model(), pattern);
    }

    private static Cell best(Needs pattern) {
        return shop(pattern)
                .path()
                .orElseThrow(() -> new AssertionError(shop(pattern).gapReason()));
    }

    private static String reason(String structure, Needs pattern) {
        return shop(pattern).cell(structure).orElseThrow().reason();
    }

    private static CoveredPattern in(TargetModel model, Needs pattern) {
        return Coverage.of(model, List.of(pattern.build())).rows().get(0);
    }

    private static TargetModel table(KeyAttribute sortKey, EntityMapping entity) {
        return new TargetModel(
                List.of(new TargetTable("shop", KeyAttribute.text("pk"), sortKey, List.of(), List.of(entity))));
    }
}
