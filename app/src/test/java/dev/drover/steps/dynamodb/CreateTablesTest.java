package dev.drover.steps.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.StreamView;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepOutcome;
import dev.drover.steps.TestContext;
import dev.drover.testing.Plans;
import dev.drover.testing.TestDynamoDb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

@AppTest
class CreateTablesTest {

    private static final CreateTables.Parameters NONE = new CreateTables.Parameters();

    private static final TargetTable STOCK =
            new TargetTable("stock", KeyAttribute.text("sku"), null, List.of(), List.of());

    private static final TargetTable SHOP = new TargetTable(
            "shop",
            KeyAttribute.text("pk"),
            new KeyAttribute("sk", KeyType.N),
            List.of(
                    new GlobalIndex(
                            "by-customer",
                            KeyAttribute.text("customer"),
                            new KeyAttribute("sk", KeyType.N),
                            Projection.INCLUDE,
                            List.of("total", "status")),
                    new GlobalIndex("by-status", KeyAttribute.text("status"), null, Projection.KEYS_ONLY, List.of())),
            List.of());

    private static final String REQUEST = ", request [0-9A-Za-z-]{20,}\\.";

    private static final String WANTED =
            "key pk + sk (customer:S, pk:S, sk:N, status:S), indexes [by-customer customer + sk, by-status status]";

    @Autowired
    CreateTables type;

    @Autowired
    ExistingTables existing;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    TestContext.Maker contexts;

    TestContext context;
    String stock;
    String shop;

    @BeforeEach
    void aModelOfTwoTables() {
        context = contexts.context(Plans.nowhere(), new TargetModel(List.of(STOCK, SHOP)));
        stock = context.tableName("stock");
        shop = context.tableName("shop");
    }

    @Test
    void givesATableTheOptionsThatTheModelDecided() {
        TableOptions options = new TableOptions(
                new TableOptions.Capacity(7, 3), "expires", StreamView.NEW_IMAGE, null, List.of(), false, true);
        KeyAttribute region = KeyAttribute.text("region");
        GlobalIndex several = new GlobalIndex(
                "by-place",
                region,
                new KeyAttribute("day", KeyType.N),
                Projection.ALL,
                List.of(),
                List.of(KeyAttribute.text("city")),
                List.of(KeyAttribute.text("status")),
                false);
        GlobalIndex local = new GlobalIndex(
                "by-total",
                SHOP.partitionKey(),
                new KeyAttribute("total", KeyType.N),
                Projection.KEYS_ONLY,
                List.of(),
                List.of(),
                List.of(),
                true);
        context = contexts.context(
                Plans.nowhere(),
                new TargetModel(
                        List.of(SHOP.withIndexes(List.of(several, local)).withOptions(options))));
        shop = context.tableName("shop");

        completed(context.run(type, NONE));

        TableDescription made = table(shop);
        assertThat(made.provisionedThroughput().readCapacityUnits()).isEqualTo(7);
        assertThat(made.provisionedThroughput().writeCapacityUnits()).isEqualTo(3);
        assertThat(made.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
        assertThat(made.deletionProtectionEnabled()).isTrue();
        assertThat(names(index(made, "by-place").keySchema())).containsExactly("region", "city", "day", "status");
        assertThat(made.localSecondaryIndexes())
                .extracting(index -> index.indexName() + " " + names(index.keySchema()))
                .containsExactly("by-total [pk, total]");
        assertThat(AwsCalls.await(clients.open(context.plan().environment().aws(), Access.READ_ONLY)
                                .describeTimeToLive(describe -> describe.tableName(shop)))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("expires");
        completed(context.rollBack(type, NONE));
        assertThat(existing.find(context.plan().environment().aws(), shop)).isEmpty();
    }

    @Test
    void createsTablesAndIndexesWithTheKeysOfTheModel() {
        Evidence evidence = completed(context.run(type, NONE));

        TableDescription made = table(shop);
        assertThat(made.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(made.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(names(made.keySchema())).containsExactly("pk", "sk");
        assertThat(made.attributeDefinitions())
                .extracting(a -> a.attributeName() + ":" + a.attributeTypeAsString())
                .containsExactlyInAnyOrder("pk:S", "sk:N", "customer:S", "status:S");
        assertThat(made.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexStatus)
                .containsExactly(IndexStatus.ACTIVE, IndexStatus.ACTIVE);
        GlobalSecondaryIndexDescription byCustomer = index(made, "by-customer");
        assertThat(names(byCustomer.keySchema())).containsExactly("customer", "sk");
        assertThat(byCustomer.projection().projectionType()).isEqualTo(ProjectionType.INCLUDE);
        assertThat(byCustomer.projection().nonKeyAttributes()).containsExactlyInAnyOrder("total", "status");
        assertThat(names(index(made, "by-status").keySchema())).containsExactly("status");
        assertThat(index(made, "by-status").projection().projectionType()).isEqualTo(ProjectionType.KEYS_ONLY);
        assertThat(names(table(stock).keySchema())).containsExactly("sku");

        assertThat(evidence.facts())
                .containsExactly(
                        new Evidence.Fact("Table " + stock, "created, key sku (sku:S)"),
                        new Evidence.Fact("Table " + shop, "created, " + WANTED));
        assertThat(context.lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("Asked DynamoDB to create " + stock + REQUEST),
                        line -> assertThat(line).matches("Asked DynamoDB to create " + shop + REQUEST));
    }

    @Test
    void saysWhatItWillCreateBeforeTheFirstCall() {
        StepOutcome first = type.run(NONE, context.slice());
        assertThat(first).isInstanceOf(StepOutcome.Progressed.class);
        assertThat(((StepOutcome.Progressed) first).checkpoint().json()).contains(stock, shop);
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void waitsUntilItHasSeenEveryTableActive() {
        begin();
        StepOutcome asked = type.run(NONE, context.slice());
        assertThat(asked).isInstanceOf(StepOutcome.Waiting.class);
        StepOutcome.Waiting waiting = (StepOutcome.Waiting) asked;
        assertThat(waiting.because()).isEqualTo("until " + stock + ", " + shop + " and all indexes are active");
        assertThat(waiting.checkpoint()).isEqualTo(context.checkpoint());
        assertThat(context.run(type, NONE)).isInstanceOf(StepOutcome.Completed.class);
    }

    @Test
    void findsItsOwnTablesWhenASliceIsRepeatedAfterACrash() {
        begin();
        type.run(NONE, context.slice());
        assertThat(existing(stock, shop)).containsExactly(stock, shop);

        // The checkpoint is the one from before the calls: nobody lived to write the next.
        Evidence evidence = completed(context.run(type, NONE));
        assertThat(evidence.value("Table " + shop)).contains("created, " + WANTED);
        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void createsWhatIsMissingWhenTheCrashCameBetweenTwoTables() {
        begin();
        create(stock, "sku");
        Evidence evidence = completed(context.run(type, NONE));
        assertThat(evidence.value("Table " + stock)).contains("created, key sku (sku:S)");
        assertThat(evidence.value("Table " + shop)).contains("created, " + WANTED);
        assertThat(context.lines()).singleElement().asString().matches("Asked DynamoDB to create " + shop + REQUEST);
    }

    @Test
    void refusesATableWithOtherKeysAndCreatesNothing() {
        create(shop, "id");
        StepOutcome.Failed failed = failed(context.run(type, NONE));
        assertThat(failed.problem())
                .isEqualTo("There is already a table " + shop + " with other keys: it has key id (id:S), and the model"
                        + " wants " + WANTED + ". Rename the table in the model, or remove the one that is there.");
        assertThat(failed.nextAction()).isEqualTo("Then retry; nothing was created so far.");
        assertThat(failed.checkpoint()).isEqualTo(Checkpoint.NONE);
        assertThat(existing(stock, shop)).containsExactly(shop);
        assertThat(names(table(shop).keySchema())).containsExactly("id");

        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).containsExactly(shop);
    }

    @Test
    void refusesATableWhoseIndexCarriesOtherAttributes() {
        TargetTable other = new TargetTable(
                "shop",
                SHOP.partitionKey(),
                SHOP.sortKey(),
                List.of(
                        new GlobalIndex(
                                "by-customer",
                                KeyAttribute.text("customer"),
                                new KeyAttribute("sk", KeyType.N),
                                Projection.KEYS_ONLY,
                                List.of()),
                        SHOP.indexes().get(1)),
                List.of());
        AwsCalls.await(dynamo().createTable(TableDesign.request(other, shop)));
        assertThat(failed(context.run(type, NONE)).problem())
                .isEqualTo(
                        "There is already a table " + shop + " whose index by-customer carries the keys only, and the"
                                + " model wants the keys and status, total. Rename the table in the model, or remove the one"
                                + " that is there.");
        assertThat(existing(stock, shop)).containsExactly(shop);
    }

    @Test
    void goesOnWhenTheTableInTheWayIsGone() {
        create(shop, "id");
        context.at(failed(context.run(type, NONE)).checkpoint());
        AwsCalls.await(dynamo().deleteTable(delete -> delete.tableName(shop)));
        assertThat(completed(context.run(type, NONE)).value("Table " + shop)).contains("created, " + WANTED);
    }

    @Test
    void refusesATableThatHoldsItems() {
        create(stock, "sku");
        AwsCalls.await(
                dynamo().putItem(put -> put.tableName(stock).item(Map.of("sku", AttributeValue.fromS("SKU-1")))));
        StepOutcome.Failed failed = failed(context.run(type, NONE));
        assertThat(failed.problem())
                .isEqualTo("There is already a table " + stock + ", and it holds items. Rename the table in the model,"
                        + " or remove the one that is there.");
        assertThat(existing(stock, shop)).containsExactly(stock);
        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).containsExactly(stock);
    }

    @Test
    void usesAnEmptyTableOfTheRightKeysAndLeavesItWhenRollingBack() {
        create(stock, "sku");
        Evidence evidence = completed(context.run(type, NONE));
        assertThat(evidence.value("Table " + stock)).contains("was there already, empty, key sku (sku:S)");

        assertThat(completed(context.rollBack(type, NONE)).value("Tables deleted"))
                .contains(shop);
        assertThat(existing(stock, shop)).containsExactly(stock);
    }

    @Test
    void refusesATableWithOtherKeysThatCameAfterItsLook() {
        begin();
        create(shop, "id");
        StepOutcome.Failed failed = failed(context.run(type, NONE));
        assertThat(failed.problem())
                .startsWith("There is already a table " + shop + " with other keys: it has key id (id:S),");

        context.at(failed.checkpoint());
        assertThat(completed(context.rollBack(type, NONE)).value("Tables deleted"))
                .contains(stock);
        assertThat(existing(stock, shop)).containsExactly(shop);
    }

    @Test
    void knowsItsOwnTablesWhenItIsRetriedAfterSomebodyElsesIsGone() {
        begin();
        create(shop, "id");
        context.at(failed(context.run(type, NONE)).checkpoint());
        assertThat(failed(context.run(type, NONE)).nextAction()).isEqualTo("Then retry.");
        AwsCalls.await(dynamo().deleteTable(delete -> delete.tableName(shop)));

        Evidence evidence = completed(context.run(type, NONE));
        assertThat(evidence.value("Table " + stock)).contains("created, key sku (sku:S)");
        assertThat(evidence.value("Table " + shop)).contains("created, " + WANTED);
        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void ownsATableThatItHadToCreateBecauseSomebodyRemovedTheirs() {
        create(stock, "sku");
        begin();
        AwsCalls.await(dynamo().deleteTable(delete -> delete.tableName(stock)));
        Evidence evidence = completed(context.run(type, NONE));
        assertThat(evidence.value("Table " + stock)).contains("created, key sku (sku:S)");
        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void rollsBackWhatItCreatedWithTheItemsInIt() {
        completed(context.run(type, NONE));
        AwsCalls.await(
                dynamo().putItem(put -> put.tableName(stock).item(Map.of("sku", AttributeValue.fromS("SKU-1")))));
        create(context.tableName("other"), "id");

        assertThat(completed(context.rollBack(type, NONE)).value("Tables deleted"))
                .contains(stock + ", " + shop);
        assertThat(existing(stock, shop, context.tableName("other"))).containsExactly(context.tableName("other"));
        assertThat(context.lines())
                .anyMatch(line -> line.matches("Asked DynamoDB to delete " + stock + REQUEST))
                .anyMatch(line -> line.matches("Asked DynamoDB to delete " + shop + REQUEST));
    }

    @Test
    void rollsBackWhatAnAbortedStepHadCreated() {
        begin();
        create(stock, "sku");
        completed(context.rollBack(type, NONE));
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void hasNothingToRollBackBeforeItBegan() {
        create(stock, "sku");
        assertThat(completed(context.rollBack(type, NONE)).value("Tables deleted"))
                .contains("none");
        assertThat(existing(stock, shop)).containsExactly(stock);
    }

    @Test
    void previewsTheCommandsAndWritesNothing() {
        Preview preview = type.preview(NONE, context.slice());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.calls()).hasSize(2);
        assertThat(preview.calls().get(0))
                .startsWith("aws dynamodb create-table --cli-input-json '{")
                .contains(
                        "\"TableName\":\"" + stock + "\"",
                        "\"KeySchema\":[{\"AttributeName\":\"sku\",\"KeyType\":\"HASH\"}]",
                        "\"BillingMode\":\"PAY_PER_REQUEST\"")
                .endsWith("}'");
        assertThat(preview.calls().get(1))
                .contains("\"TableName\":\"" + shop + "\"", "\"IndexName\":\"by-customer\"", "\"total\"");
        assertThat(existing(stock, shop)).isEmpty();
    }

    @Test
    void previewsWhatWouldStopIt() {
        create(shop, "id");
        Preview preview = type.preview(NONE, context.slice());
        assertThat(preview.problems()).singleElement().asString().contains("There is already a table " + shop);
        assertThat(existing(stock, shop)).containsExactly(shop);
    }

    /** The slice that only decides; the next one makes the calls. */
    private void begin() {
        StepOutcome first = type.run(NONE, context.slice());
        assertThat(first).isInstanceOf(StepOutcome.Progressed.class);
        context.at(((StepOutcome.Progressed) first).checkpoint());
    }

    private static Evidence completed(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        return ((StepOutcome.Completed) outcome).evidence();
    }

    private static StepOutcome.Failed failed(StepOutcome outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return (StepOutcome.Failed) outcome;
    }

    /** A table that somebody else made, with a key of one text. */
    private void create(String name, String key) {
        AwsCalls.await(dynamo().createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName(key).attributeType(ScalarAttributeType.S))
                .keySchema(k ->
                        k.attributeName(key).keyType(software.amazon.awssdk.services.dynamodb.model.KeyType.HASH))));
    }

    private List<String> existing(String... names) {
        return List.of(names).stream()
                .filter(name -> existing.find(TestDynamoDb.address(), name).isPresent())
                .toList();
    }

    private TableDescription table(String name) {
        return existing.find(TestDynamoDb.address(), name).orElseThrow();
    }

    private static GlobalSecondaryIndexDescription index(TableDescription table, String name) {
        return table.globalSecondaryIndexes().stream()
                .filter(index -> index.indexName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<KeySchemaElement> keys) {
        return keys.stream().map(KeySchemaElement::attributeName).toList();
    }

    private DynamoDbAsyncClient dynamo() {
        return clients.open(TestDynamoDb.address(), Access.READ_WRITE);
    }
}
