package dev.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TargetModelJsonTest {

    /** As it was stored before tables had options and indexes had more than one attribute in a key. */
    private static final String STORED_BEFORE = """
            {"tables":[{"name":"shop","partitionKey":{"name":"pk","type":"S"},"sortKey":{"name":"sk","type":"S"},\
            "indexes":[{"name":"GSI1","partitionKey":{"name":"GSI1PK","type":"S"},"sortKey":null,"projection":"ALL",\
            "projected":[]}],"entities":[]}]}""";

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void a_model_stored_by_an_older_version_opens_and_keeps_its_digest() {
        TargetModel model = json.readValue(STORED_BEFORE, TargetModel.class);

        assertThat(model.relationalTables()).isEmpty();
        assertThat(model.prefixes()).isEmpty();
        assertThat(model.rowsBehind()).isEmpty();
        assertThat(model.tables().get(0).options()).isEqualTo(TableOptions.UNDECIDED);
        assertThat(model.tables().get(0).indexes().get(0).local()).isFalse();
        assertThat(model.tables().get(0).shards()).isZero();
        assertThat(model.relationalStore()).isNull();
        assertThat(json.readTree(json.writeValueAsString(model))).isEqualTo(json.readTree(STORED_BEFORE));
    }

    @Test
    void an_entity_without_an_extension_is_written_as_before_extensions_existed() {
        EntityMapping order = new EntityMapping("Order", "orders", List.of(), List.of(), "version", 1);

        String written = json.writeValueAsString(order);

        assertThat(written)
                .isEqualTo("{\"entity\":\"Order\",\"sourceTable\":\"orders\",\"keys\":[],\"attributes\":[],"
                        + "\"versionAttribute\":\"version\",\"version\":1}");
        assertThat(json.readValue(written, EntityMapping.class)).isEqualTo(order);
        EntityMapping more = order.withExtension("more");
        assertThat(json.readValue(json.writeValueAsString(more), EntityMapping.class))
                .isEqualTo(more);
    }

    @Test
    void everything_that_was_decided_comes_back() {
        TargetTable table = new TargetTable(
                        "shop",
                        KeyAttribute.text("pk"),
                        KeyAttribute.text("sk"),
                        List.of(new GlobalIndex(
                                        "by-place",
                                        KeyAttribute.text("region"),
                                        KeyAttribute.text("day"),
                                        Projection.ALL,
                                        List.of(),
                                        List.of(KeyAttribute.text("city")),
                                        List.of(KeyAttribute.text("status")),
                                        false)
                                .spreadOver(10)),
                        List.of(),
                        new TableOptions(
                                new TableOptions.Capacity(7, 3),
                                "expires",
                                TableOptions.StreamView.NEW_AND_OLD_IMAGES,
                                new TableOptions.Recovery(35, ""),
                                List.of("eu-west-1"),
                                true,
                                true))
                .spreadOver(200);
        RelationalTable payments = new RelationalTable(
                "payments",
                "payments",
                RelationalLines.columns("id bigint not null from id\norder_id bigint from order_id\nnote text"),
                List.of("id"),
                RelationalLines.indexes("unique one (order_id desc) where note is null"),
                RelationalLines.foreignKeys("to_order (order_id) references orders (id) on delete set null"),
                RelationalLines.checks("positive (id > 0)"));
        ObjectPrefix archive = new ObjectPrefix(
                "archive", "orders/", "orders", ObjectPrefix.Format.JSON_LINES, List.of("day"), "For the auditors");
        RelationalStore store = new RelationalStore(
                RelationalStore.Engine.AURORA,
                "16.4",
                new RelationalStore.Reader(List.of("AP-001"), 40, "AuroraReplicaLag, 2026-11-01"),
                new RelationalStore.Forwarding(true, false, true),
                new RelationalStore.Failover(60, 5, null),
                List.of("pg_trgm"));
        TargetModel model = new TargetModel(List.of(table), List.of(payments), List.of(archive))
                .withRelationalStore(store)
                .with(new RowsBehind("orders", "status == 'TEST'", "Nobody reads our own tests."));

        assertThat(json.readValue(json.writeValueAsString(model), TargetModel.class))
                .isEqualTo(model);
    }
}
