package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.Access;
import dev.drover.connection.AwsCalls;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternField;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredTable;
import dev.drover.model.lint.StoreMeasures;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import dev.drover.testing.TestDynamoDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Against DynamoDB Local: 20 customers, 10 orders of each, half of them open. */
@AppTest
class SurveysTest {

    @Autowired
    Surveys surveys;

    @Autowired
    Inventory inventory;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    DynamoDbClients clients;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    TargetModels models;

    @Autowired
    StoreMeasures measures;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor actor;
    MigrationId id;
    String table;

    @BeforeEach
    void aTable() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        var environment = environments.add(
                workspace.id(),
                "Store",
                EnvironmentKind.SANDBOX,
                SmallShop.source(SmallShop.create()),
                TestDynamoDb.address(),
                actor);
        id = migrations
                .open(
                        workspace.id(),
                        environment.id(),
                        new MigrationDescription("Shop", "Shop", "Shop", "Team", "None", "None"),
                        actor)
                .id();
        table = "survey-" + id;
        DynamoDbAsyncClient client = clients.open(TestDynamoDb.address(), Access.READ_WRITE);
        create(client);
        List<WriteRequest> writes = new ArrayList<>();
        for (int customer = 0; customer < 20; customer++) {
            writes.add(put(Map.of(
                    "pk",
                    text("CUSTOMER#" + customer),
                    "sk",
                    text("PROFILE"),
                    "email",
                    text("swordfish@example.org"),
                    "version",
                    AttributeValue.fromN(customer < 2 ? "1" : "3"))));
            for (int order = 0; order < 10; order++) {
                Map<String, AttributeValue> item = new HashMap<>(Map.of(
                        "pk", text("CUSTOMER#" + customer),
                        "sk", text("ORDER#" + order),
                        "total", AttributeValue.fromN("73.19"),
                        "lines", AttributeValue.fromL(List.of(text("ab"), text("c")))));
                if (order % 2 == 0) {
                    item.put("open", text(order == 0 ? "rare" : "usual"));
                }
                writes.add(put(item));
            }
        }
        for (int i = 0; i < writes.size(); i += 25) {
            List<WriteRequest> batch = writes.subList(i, Math.min(writes.size(), i + 25));
            AwsCalls.await(client.batchWriteItem(write -> write.requestItems(Map.of(table, batch))));
        }
    }

    @Test
    void describesATableAndSaysWhatASampleCosts() {
        assertThat(surveys.tables(id)).contains(table);
        assertThat(surveys.describe(id, "no-such-table")).isEmpty();
        assertThat(surveys.describe(id, "no table's name")).isEmpty();

        StoreTable found = surveys.describe(id, table).orElseThrow();
        assertThat(found.key().words()).isEqualTo("pk + sk");
        assertThat(found.items()).isEqualTo(220);
        assertThat(found.onDemand()).isTrue();
        assertThat(found.indexes())
                .singleElement()
                .satisfies(index -> assertThat(index.key().words()).isEqualTo("open + sk"));
        assertThat(found.unitsFor(1_000)).isBetween(2L, 10L);
    }

    @Test
    void findsEntitiesSizesAndKeysInASampleWithoutKeepingValues() {
        assertThat(surveys.of(id, table)).isEmpty();
        assertThat(surveys.survey(id, table, 1_000, actor)).isTrue();

        Survey survey = surveys.of(id, table).orElseThrow();
        assertThat(survey.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(survey.sample().items()).isEqualTo(220);
        assertThat(survey.sample().readUnits()).isPositive();
        assertThat(survey.sample().entities())
                .extracting(TableSample.Entity::name, TableSample.Entity::items)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ORDER", 200L),
                        org.assertj.core.groups.Tuple.tuple("CUSTOMER", 20L));
        TableSample.Entity order = survey.sample().entities().get(0);
        // pk 2 + 10 or 11, sk 2 + 7, total 5 + 3, lines 5 + 3 + 2 + 3, and in half of them open 4 + 4 or 5
        assertThat(order.bytesMax()).isEqualTo(13 + 9 + 8 + 13 + 9);
        assertThat(order.bytesAverage()).isBetween(45, 50);
        assertThat(order.attributes())
                .filteredOn(attribute -> attribute.name().equals("open"))
                .singleElement()
                .satisfies(attribute -> assertThat(attribute.presence()).isCloseTo(0.5, within(0.001)));
        assertThat(survey.sample().spreads().get(1)).satisfies(spread -> {
            assertThat(spread.items()).isEqualTo(100);
            assertThat(spread.distinct()).isEqualTo(2);
            assertThat(spread.topShares()).containsExactly(0.8, 0.2);
            assertThat(spread.entities()).containsExactly("ORDER");
        });
        assertThat(sql.sql("select survey::text from discovery_survey where table_name = :name")
                        .param("name", table)
                        .query(String.class)
                        .single())
                .doesNotContain("swordfish", "CUSTOMER#", "usual", "73.19");
        sql.sql("""
                        update discovery_survey
                           set survey = survey #- '{uses}' #- '{table,indexes,0,writeUnits}'
                                               #- '{sample,entities,0,versions}' #- '{sample,entities,0,attributes,0,bytes}'
                         where table_name = :name
                        """).param("name", table).update();
        Survey older = surveys.of(id, table).orElseThrow();
        assertThat(older.uses()).isEmpty();
        assertThat(older.sample().entities().get(0).versions()).isEmpty();
        assertThat(measures.of(id, Set.of(table))).hasSize(1);
    }

    @Test
    void tellsLintWhatASampleShowedAndKeepsHowManyItemsHadWhichVersion() {
        EntityMapping customer = new EntityMapping("Customer", "customers", List.of(), List.of(), "version", 3);
        models.save(
                id,
                new TargetModel(List.of(new TargetTable(
                        table, KeyAttribute.text("pk"), KeyAttribute.text("sk"), List.of(), List.of(customer)))),
                models.of(id).version(),
                "Named the table",
                actor);
        assertThat(measures.of(id, Set.of(table))).isEmpty();
        surveys.survey(id, table, 1_000, actor);
        sql.sql("update discovery_version_count set day = day - 90").update();
        surveys.survey(id, table, 1_000, actor);
        surveys.survey(id, table, 1_000, actor);

        assertThat(measures.of(id, Set.of("another"))).isEmpty();
        MeasuredTable measured = measures.of(id, Set.of(table)).get(0);
        assertThat(measured.key("by-open").orElseThrow()).satisfies(key -> {
            assertThat(key.items()).isEqualTo(100);
            assertThat(key.first()).isEqualTo(0.8);
            assertThat(key.second()).isEqualTo(0.2);
            assertThat(key.throttled()).isNull();
        });
        assertThat(measured.index("by-open").orElseThrow().capacity()).isNull();
        assertThat(measured.entities().get(0).attributes()).containsEntry("total", new MeasuredSize(8, 1.0));
        assertThat(measured.entities().get(1).versions()).hasSize(2).allSatisfy(versions -> {
            assertThat(versions.items()).isEqualTo(20);
            assertThat(versions.below("version", 2)).isEqualTo(0.1);
        });

        surveys.forget(id, table, actor);
        assertThat(measures.of(id, Set.of(table))).isEmpty();
        assertThat(sql.sql("select count(*) from discovery_version_count where table_name = :name")
                        .param("name", table)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void readsNoMoreThanAskedForAndTrustsASmallSampleLess() {
        surveys.survey(id, table, 100, actor);

        Survey survey = surveys.of(id, table).orElseThrow();
        assertThat(survey.sample().items()).isLessThanOrEqualTo(100);
        assertThat(survey.sample().whole()).isFalse();
        assertThat(survey.confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(survey.sample().confidence(2_000_000)).isEqualTo(Confidence.LOW);
        assertThat(surveys.drafts(id, table))
                .allSatisfy(draft ->
                        assertThat(draft.field(PatternField.TOP_KEY_SHARE)).isEmpty());
        assertThatThrownBy(() -> surveys.survey(id, table, 99, actor)).isInstanceOf(IllegalArgumentException.class);
        assertThat(surveys.survey(id, "no-such-table", 100, actor)).isFalse();
    }

    @Test
    void bringsChosenDraftsIntoTheInventoryOnce() {
        surveys.survey(id, table, 1_000, actor);
        assertThat(surveys.drafts(id, table))
                .extracting(TableDraft::key)
                .containsExactly("get.ORDER", "get.CUSTOMER", "query", "query.by-open", "put.ORDER", "put.CUSTOMER");
        assertThat(surveys.drafts(id, table)).allSatisfy(draft -> {
            assertThat(draft.reasons()).anyMatch(reason -> reason.startsWith("Rates are empty: CloudWatch"));
            assertThat(draft.field(PatternField.AVG_RPS)).isEmpty();
        });

        List<Choice> choices = List.of(new Choice("get.ORDER", "An order"), new Choice("query.by-open", "Open ones"));
        assertThat(surveys.take(id, table, List.of(new Choice("get.ORDER", " ")), 0, actor))
                .isInstanceOf(Taking.Refused.class);
        assertThat(surveys.take(id, table, List.of(new Choice("get.NOTHING", "x")), 0, actor))
                .isInstanceOf(Taking.Refused.class);
        assertThat(inventory.patterns(id)).isEmpty();
        assertThat(surveys.take(id, table, choices, 0, actor)).isEqualTo(new Taking.Taken(2));
        assertThat(surveys.take(id, table, choices, 1, actor)).isEqualTo(new Taking.Taken(0));

        assertThat(inventory.patterns(id).get(0)).satisfies(pattern -> {
            assertThat(pattern.entities()).containsExactly("Order");
            assertThat(pattern.evidence()).isEqualTo(AccessPattern.EvidenceKind.SOURCE_SAMPLE);
            assertThat(pattern.evidenceDetail()).startsWith("table " + table + ", get.ORDER: 220 of 220 items");
            assertThat(PatternField.PARTITION_BY.write(pattern)).isEqualTo("pk, sk");
        });
        assertThat(inventory.patterns(id).get(1)).satisfies(pattern -> {
            assertThat(PatternField.PARTITION_BY.write(pattern)).isEqualTo("open");
            assertThat(pattern.topKeyShare()).isEqualByComparingTo("0.8");
            assertThat(pattern.volume().itemsAverage()).isEqualByComparingTo("50");
        });
        surveys.forget(id, table, actor);
        assertThat(surveys.surveyed(id)).isEmpty();
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.sentence()).isEqualTo("Threw away the sample of the table " + table + "."));
    }

    private void create(DynamoDbAsyncClient client) {
        AwsCalls.await(client.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        a -> a.attributeName("pk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("sk").attributeType(ScalarAttributeType.S),
                        a -> a.attributeName("open").attributeType(ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .globalSecondaryIndexes(index -> index.indexName("by-open")
                        .keySchema(key("open", KeyType.HASH), key("sk", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item).build())
                .build();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
