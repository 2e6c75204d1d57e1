package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.drover.AppTest;
import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemSchemaTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    SourceConnections connections;

    SourceAddress source;
    SourceSchema schema;
    TargetTable table;

    @BeforeAll
    void aShop() {
        source = SmallShop.source(SmallShop.create());
        schema = catalog.read(source);
        table = SmallShop.model().tables().get(0);
    }

    @Test
    void describesEveryItemThatTheMappingMakes() throws Exception {
        SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
        int items = 0;
        for (CompiledEntity entity :
                MappingCompiler.compile(SmallShop.model(), schema).entities()) {
            EntityMapping mapping = table.entity(entity.entity()).orElseThrow();
            Schema shape = registry.getSchema(ItemSchema.of(table, mapping, schema));
            try (EntityReader reader =
                    new EntityReader(connections.open(source, Access.READ_ONLY), entity, source, 100)) {
                for (MappedRow row : reader.page(new KeyRange(null, null), null, 1_000)) {
                    JsonNode item = json(
                            new ItemValue.Fields(((MappedRow.Ready) row).item().attributes()));
                    assertThat(shape.validate(
                                    item, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true))))
                            .as("%s", item)
                            .isEmpty();
                    items++;
                }
            }
        }
        assertThat(items).isEqualTo(16);
    }

    @Test
    void saysWhatIsAlwaysThereAndWhatMayBeMissing() {
        EntityMapping order = table.entity("Order").orElseThrow();

        ObjectNode shape = ItemSchema.of(table, order, schema);

        assertThat(shape.get("required").toString())
                .contains("pk", "GSI1PK", "total", "label", "lines", "version")
                .doesNotContain("notes");
        assertThat(shape.get("additionalProperties").booleanValue()).isFalse();
        JsonNode properties = shape.get("properties");
        assertThat(properties.get("sk").toString())
                .isEqualTo("{\"type\":\"string\",\"const\":\"ORDER\",\"minLength\":1}");
        assertThat(properties.get("id").toString()).isEqualTo("{\"type\":\"integer\"}");
        assertThat(properties.get("total").toString()).isEqualTo("{\"type\":\"number\"}");
        assertThat(properties.get("notes").toString()).isEqualTo("{\"type\":\"string\",\"maxLength\":40}");
        assertThat(properties.get("placed_at").toString()).isEqualTo("{\"type\":\"string\",\"format\":\"date-time\"}");
        assertThat(properties.get("lines").get("maxItems").intValue()).isEqualTo(100);
        assertThat(properties.get("lines").get("items").get("required").toString())
                .isEqualTo("[\"line_no\",\"product_id\",\"qty\",\"unit_price\"]");
    }

    @Test
    void hasRoomForTheExtensionThatTheCopyLeavesOut() {
        EntityMapping order = table.entity("Order").orElseThrow().withExtension("more");

        ObjectNode shape = ItemSchema.of(table.withEntities(List.of(order)), order, schema);

        assertThat(shape.get("properties").get("more").toString()).isEqualTo("{\"type\":\"object\"}");
        assertThat(shape.get("required").toString()).doesNotContain("more");
    }

    @Test
    void knowsWhatIsComputedAndWhatIsLookedUp() {
        EntityMapping order = table.entity("Order").orElseThrow();
        EntityMapping computed = order.withAttributes(List.of(
                new FromExpression("double", "total * 2", AttributeType.N),
                new FromExpression("large", "total > 100", AttributeType.BOOL),
                new FromExpression("shout", "upper(status)", AttributeType.S),
                new Joined("customer", List.of("customer_id"), "customers", "email", AttributeType.S, null)));
        TargetTable with = table.withEntities(List.of(computed));

        ObjectNode shape = ItemSchema.of(with, computed, schema);

        JsonNode properties = shape.get("properties");
        assertThat(properties.get("double").toString()).isEqualTo("{\"type\":\"number\"}");
        assertThat(properties.get("large").toString()).isEqualTo("{\"type\":\"boolean\"}");
        assertThat(properties.get("shout").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(properties.get("customer").toString()).startsWith("{\"type\":\"string\"");
        assertThat(shape.get("required").toString()).doesNotContain("double", "large", "shout", "customer");
    }

    @Test
    void refusesAMappingThatDoesNotFit() {
        EntityMapping order = table.entity("Order").orElseThrow();
        EntityMapping lost = new EntityMapping("Order", "ordres", order.keys(), List.of(), order.versionAttribute(), 1);
        TargetTable with =
                new TargetTable(table.name(), table.partitionKey(), table.sortKey(), table.indexes(), List.of(lost));

        assertThatThrownBy(() -> ItemSchema.of(with, lost, schema))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("There is no table \"ordres\"");
    }

    private static JsonNode json(ItemValue value) {
        if (value instanceof ItemValue.Text text) {
            return JSON.stringNode(text.value());
        }
        if (value instanceof ItemValue.Numeric number) {
            return JSON.numberNode(new BigDecimal(number.value()));
        }
        if (value instanceof ItemValue.Bool bool) {
            return JSON.booleanNode(bool.value());
        }
        if (value instanceof ItemValue.Bytes bytes) {
            return JSON.stringNode(Base64.getEncoder().encodeToString(bytes.value()));
        }
        if (value instanceof ItemValue.Sequence list) {
            ArrayNode array = JSON.arrayNode();
            list.values().forEach(element -> array.add(json(element)));
            return array;
        }
        ObjectNode object = JSON.objectNode();
        ((ItemValue.Fields) value).values().forEach((name, field) -> object.set(name, json(field)));
        return object;
    }
}
