package dev.drover.steps.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.ConsumerDraft;
import dev.drover.inventory.consumer.ConsumerKind;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.migration.MigrationId;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.schema.CurrentShape;
import dev.drover.model.schema.FrozenAlreadyException;
import dev.drover.model.schema.SchemaVersion;
import dev.drover.model.schema.SchemaVersions;
import dev.drover.people.Actor;
import dev.drover.step.Evidence;
import dev.drover.step.StepOutcome;
import dev.drover.steps.TestContext;
import dev.drover.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckContractsTest {

    private static final CheckContracts.Parameters NONE = new CheckContracts.Parameters();

    @Autowired
    CheckContracts type;

    @Autowired
    Consumers consumers;

    @Autowired
    SchemaVersions versions;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    JdbcClient sql;

    @Autowired
    TestContext.Maker contexts;

    SourceAddress source;

    @BeforeAll
    void aShop() {
        source = SmallShop.source(SmallShop.create());
    }

    @Test
    void opensWhenEveryContractTakesWhatTheMappingWrites() {
        TestContext context = contexts.context(source, SmallShop.model());
        contract(context, """
                {"type": "object", "required": ["id", "total", "lines"],
                 "properties": {"id": {"type": "integer"}, "total": {"type": "number"},
                                "placed_at": {"type": "string", "format": "date-time"},
                                "notes": {"type": "string", "maxLength": 40},
                                "lines": {"type": "array", "maxItems": 100,
                                          "items": {"type": "object", "required": ["qty"],
                                                    "properties": {"qty": {"type": "integer"}}}}}}
                """);

        StepOutcome outcome = context.run(type, NONE);

        assertThat(outcome).isInstanceOf(StepOutcome.Completed.class);
        Evidence evidence = ((StepOutcome.Completed) outcome).evidence();
        assertThat(evidence.value("shop · Order version 1, not frozen")).contains("Website: OK");
        assertThat(evidence.value("shop · Customer version 1, not frozen")).contains("no consumer reads it");
        assertThat(evidence.value("Read under no contract")).contains("Customer, Payment, Product");
        assertThat(type.preview(NONE, context.slice()).problems()).isEmpty();
        assertThat(context.rollBack(type, NONE)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
    }

    @Test
    void staysShutAndNamesTheFieldAndTheDryRunSaysTheSame() {
        TestContext context = contexts.context(source, SmallShop.model());
        contract(context, "{\"properties\": {\"total\": {\"type\": \"string\"}}, \"required\": [\"notes\"]}");

        String sentence = "Website would fail on shop · Order version 1. Order.notes (required): written is optional,"
                + " expected is required. Order.total (type): written is number, expected is string.";
        assertThat(failed(context).problem()).isEqualTo(sentence);
        assertThat(type.preview(NONE, context.slice()).problems()).containsExactly(sentence);
        assertThat(context.lines()).contains(sentence);
    }

    @Test
    void staysShutWhenNobodyCanTellAndWhenAContractIsForNothing() {
        TestContext context = contexts.context(source, SmallShop.model());
        contract(context, "{\"anyOf\": [{\"type\": \"object\"}]}");
        assertThat(failed(context).problem())
                .isEqualTo("Website may fail on shop · Order version 1. Order (anyOf): cannot tell, because Drover does"
                        + " not compare anyOf.");

        TestContext other = contexts.context(source, SmallShop.model());
        Consumer consumer = consumer(other);
        consumers.agree(migration(other), consumer.id(), "Ordre", "{}", 1, actor(other));
        assertThat(failed(other).problem()).startsWith("Website has a contract for Ordre, and no version of it");
    }

    @Test
    void looksAtOldVersionsUntilSomebodyRetiresThem() {
        TestContext context = contexts.context(source, order(2, true));
        MigrationId migration = migration(context);
        versions.freeze(migration, shape(order(1, false)), "Before the channel", actor(context));
        contract(context, "{\"required\": [\"channel\"]}");

        assertThat(failed(context).problem())
                .isEqualTo("Website would fail on shop · Order version 1. Order.channel (required): written is never"
                        + " there, expected is required.");

        versions.setLive(migration, "shop", "Order", 1, false, actor(context));
        assertThat(context.run(type, NONE)).isInstanceOf(StepOutcome.Completed.class);
        SchemaVersion kept = versions.of(migration).get(0);
        assertThat(kept.live()).isFalse();
        assertThat(kept.changedBy()).isEqualTo(actor(context).name());
        assertThat(kept.note()).isEqualTo("Before the channel");
    }

    @Test
    void noticesAMappingThatWritesAnotherShapeUnderAFrozenNumber() {
        TestContext context = contexts.context(source, order(1, true));
        versions.freeze(migration(context), shape(order(1, false)), "", actor(context));

        assertThat(failed(context).problem())
                .contains("writes another shape than the one that "
                        + actor(context).name() + " froze as version 1")
                .contains("Order.channel", "Raise the version to 2, or take the change back.");
    }

    @Test
    void keepsAFrozenVersionAsItIs() {
        TestContext context = contexts.context(source, SmallShop.model());
        MigrationId migration = migration(context);
        versions.freeze(migration, shape(order(1, false)), "", actor(context));

        assertThatThrownBy(() -> versions.freeze(migration, shape(order(1, true)), "", actor(context)))
                .isInstanceOf(FrozenAlreadyException.class);
        assertThatThrownBy(() -> sql.sql("update schema_version set document = '{}' where migration_id = :id")
                        .param("id", migration.value())
                        .update())
                .hasMessageContaining("schema version 1 of Order is frozen");
    }

    private StepOutcome.Failed failed(TestContext context) {
        StepOutcome outcome = context.run(type, NONE);
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);
        return (StepOutcome.Failed) outcome;
    }

    private void contract(TestContext context, String schema) {
        Consumer consumer = consumer(context);
        consumers.agree(migration(context), consumer.id(), "Order", schema, consumer.version(), actor(context));
    }

    private Consumer consumer(TestContext context) {
        ConsumerDraft draft =
                new ConsumerDraft("Website", ConsumerKind.SERVICE, "Team", "#team", List.of(), List.of(), null);
        return consumers.add(migration(context), draft, actor(context));
    }

    private CurrentShape shape(TargetModel model) {
        return CurrentShape.of(model, catalog.read(source)).get(0);
    }

    private static MigrationId migration(TestContext context) {
        return context.slice().plan().migration();
    }

    private static Actor actor(TestContext context) {
        return context.slice().startedBy();
    }

    /** Only the order, with or without a channel. */
    private static TargetModel order(int version, boolean channel) {
        TargetTable shop = SmallShop.model().tables().get(0);
        EntityMapping order = shop.entity("Order").orElseThrow();
        List<AttributeMapping> attributes = new ArrayList<>(order.attributes());
        if (channel) {
            attributes.add(new AttributeMapping.Constant("channel", AttributeType.S, "web"));
        }
        EntityMapping changed = new EntityMapping(
                "Order", order.sourceTable(), order.keys(), attributes, order.versionAttribute(), version);
        return new TargetModel(List.of(
                new TargetTable(shop.name(), shop.partitionKey(), shop.sortKey(), shop.indexes(), List.of(changed))));
    }
}
