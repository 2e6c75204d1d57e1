package dev.drover.steps.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepOutcome;
import dev.drover.steps.TestContext;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@AppTest
class PreflightTest {

    private static final Preflight.Parameters NONE = new Preflight.Parameters();

    private static final String MAPPING = "Mapping fits the source";
    private static final String PRIVILEGES = "Privileges on the source";
    private static final String TABLES = "Target tables are free";

    @Autowired
    Preflight type;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    TestContext.Maker contexts;

    TestDatabase database;
    SourceAddress source;

    @BeforeEach
    void aShop() {
        database = SmallShop.create();
        source = SmallShop.source(database);
    }

    @Test
    void findsAGoodPlanInOrder() {
        TestContext context = contexts.context(source, SmallShop.model());
        StepOutcome outcome = context.run(type, NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        Evidence evidence = ((StepOutcome.Completed) outcome).evidence();
        assertThat(evidence.facts())
                .extracting(Evidence.Fact::name)
                .containsExactly(MAPPING, "Source", PRIVILEGES, TABLES);
        assertThat(evidence.value("Source").orElseThrow()).matches("PostgreSQL \\d+\\..*");
        assertThat(List.of(MAPPING, PRIVILEGES, TABLES))
                .allSatisfy(check -> assertThat(evidence.value(check)).contains("in order"));
        assertThat(context.lines()).isEmpty();
        assertThat(context.rollBack(type, NONE)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
    }

    @Test
    void looksForRowsThatNoEntityTakesBeforeAnythingMoves() {
        TargetTable shop = SmallShop.model().tables().get(0);
        TargetModel some = new TargetModel(List.of(shop.withEntities(shop.entities().stream()
                .map(entity ->
                        entity.sourceTable().equals("orders") ? entity.withCondition("status != 'PAID'") : entity)
                .toList())));
        StepOutcome.Failed failed =
                (StepOutcome.Failed) contexts.context(source, some).run(type, NONE);
        assertThat(failed.nextAction()).startsWith("Widen a condition in the target model");
        assertThat(failed.problem())
                .startsWith("orders: no entity can take 1 of 6 rows, and they do not stay behind: 1. The first: orders"
                        + " with id = 1: no entity takes it");

        TargetModel rest = some.with(new RowsBehind("orders", "status == 'PAID'", "Our own tests."));
        StepOutcome outcome = contexts.context(source, rest).run(type, NONE);
        assertThat(((StepOutcome.Completed) outcome).evidence().value("Rows without a place in the target"))
                .contains("none of 6");
    }

    @Test
    void saysOnceThatTheSourceCannotBeReached() {
        SourceAddress nowhere = address(Plans.nowhere().port(), source.database(), source.user());
        TestContext context = contexts.context(nowhere, SmallShop.model());
        assertThat(failed(context).problem())
                .isEqualTo("The source database 127.0.0.1:1/" + database.name() + " cannot be reached."
                        + " Check host, port, network and whether the database is running, then retry.");
        assertThat(context.lines()).hasSize(1);

        Evidence findings = type.preview(NONE, context.slice()).findings();
        assertThat(findings.value(MAPPING)).contains("could not be checked");
        assertThat(findings.value(PRIVILEGES)).contains("could not be checked");
        assertThat(findings.value(TABLES)).contains("in order");
    }

    @Test
    void saysThatThereIsNoSuchDatabase() {
        SourceAddress other = address(source.port(), "no_such_shop", source.user());
        assertThat(failed(contexts.context(other, SmallShop.model())).problem())
                .isEqualTo("There is no database no_such_shop on 127.0.0.1:" + source.port()
                        + ". Correct the name of the database in the connection.");
    }

    @Test
    void saysThatThePasswordIsWrong() {
        database.execute(
                "create role careful login password 'another'",
                "create temp table hba as select 'host all careful all scram-sha-256' || chr(10)"
                        + " || pg_read_file(current_setting('hba_file')) as line",
                "do $$ begin execute format('copy (select unnest(string_to_array(line, chr(10))) from hba) to %L"
                        + " with (delimiter ''~'')', current_setting('hba_file')); end $$",
                "select pg_reload_conf()");
        SourceAddress careful = address(source.port(), source.database(), "careful");
        assertThat(failed(contexts.context(careful, SmallShop.model())).problem())
                .isEqualTo("The source database 127.0.0.1:" + source.port() + "/" + database.name()
                        + " does not accept the password of the user careful."
                        + " Correct the password where the connection's reference points to, then retry.");
    }

    @Test
    void saysWhatTheUserMayNotDo() {
        database.execute(
                "create role curious login",
                "grant usage on schema shop to curious",
                "grant select on shop.customers, shop.products, shop.orders, shop.order_lines to curious");
        SourceAddress curious = address(source.port(), source.database(), "curious");
        TestContext context = contexts.context(curious, SmallShop.model());
        assertThat(failed(context).problem())
                .isEqualTo("3 checks failed."
                        + " shop · Payment: The user sees no columns of payments, so the mapping was not checked."
                        + " The user curious may not read payments. Grant select on it."
                        + " The user curious may not create a schema for the clone. Grant create on the database.");
        assertThat(context.lines()).hasSize(3);
    }

    @Test
    void saysThatTheUserMayNotReadRowsThatLiveInsideOthers() {
        database.execute(
                "create role narrow login",
                "grant create on database " + database.name() + " to narrow",
                "grant usage on schema shop to narrow",
                "grant select on shop.customers, shop.products, shop.orders, shop.payments to narrow");
        SourceAddress narrow = address(source.port(), source.database(), "narrow");
        assertThat(failed(contexts.context(narrow, SmallShop.model())).problem())
                .isEqualTo("2 checks failed."
                        + " shop · Order: The user sees no columns of order_lines, so the mapping was not checked."
                        + " The user narrow may not read order_lines. Grant select on it.");
    }

    @Test
    void saysWhichColumnTheModelNamesInVain() {
        TestContext context = contexts.context(source, products("products", "weight"));
        assertThat(failed(context).problem())
                .isEqualTo("goods · Product · weight: There is no column \"weight\" in products."
                        + " It has id, sku, name, description, price, stock.");
        assertThat(type.preview(NONE, context.slice()).findings().value(MAPPING))
                .contains("1 problem");
    }

    @Test
    void saysWhichTableTheModelNamesInVain() {
        assertThat(failed(contexts.context(source, products("goods", "price"))).problem())
                .isEqualTo("goods · Product: There is no table \"goods\" in the schema shop.");
    }

    @Test
    void saysWhichTableIsInTheWay() {
        TestContext context = contexts.context(source, products("products", "price"));
        String table = context.tableName("goods");
        AwsCalls.await(clients.open(TestDynamoDb.address(), Access.READ_WRITE)
                .createTable(create -> create.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.N))
                        .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH))));
        assertThat(failed(context).problem())
                .isEqualTo("There is already a table " + table + " with other keys: it has key id (id:N), and the model"
                        + " wants key sku (sku:S). Rename the table in the model, or remove the one that is there.");
    }

    @Test
    void previewsTheSameFindings() {
        TestContext context = contexts.context(source, products("products", "weight"));
        Preview preview = type.preview(NONE, context.slice());
        assertThat(preview.calls()).isEmpty();
        assertThat(preview.problems()).containsExactly(failed(context).problem());
    }

    private StepOutcome.Failed failed(TestContext context) {
        StepOutcome outcome = context.run(type, NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        StepOutcome.Failed failed = (StepOutcome.Failed) outcome;
        assertThat(failed.nextAction()).isEqualTo("Mend what the sentences say, then retry.");
        assertThat(failed.checkpoint()).isEqualTo(Checkpoint.NONE);
        return failed;
    }

    private SourceAddress address(int port, String name, String user) {
        return new SourceAddress(source.host(), port, name, source.schema(), user, source.password());
    }

    private static TargetModel products(String sourceTable, String column) {
        return new TargetModel(List.of(new TargetTable(
                "goods",
                KeyAttribute.text("sku"),
                null,
                List.of(),
                List.of(new EntityMapping(
                        "Product",
                        sourceTable,
                        List.of(new KeyTemplateMapping("sku", "{sku}")),
                        List.of(new FromColumn(column, column, AttributeType.N, null)),
                        "version",
                        1)))));
    }
}
