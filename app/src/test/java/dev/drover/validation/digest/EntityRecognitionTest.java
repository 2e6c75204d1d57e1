package dev.drover.validation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue;
import dev.drover.model.mapping.ItemValue.Text;
import dev.drover.testing.SmallShop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityRecognitionTest {

    private final EntityRecognition shop =
            new EntityRecognition(SmallShop.model().tables().get(0));

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER#1, CUSTOMER, 0",
        "PRODUCT#1, PRODUCT, 1",
        "ORDER#1, ORDER, 2",
        "ORDER#1, PAYMENT#0000000000000007, 3",
        "ORDER#1, ORDERS, 4",
        "ORDER#1, order, 4",
        "INVOICE#1, INVOICE, 4",
        "'', ORDER, 4"
    })
    void tellsEntitiesApartByTheirKeys(String pk, String sk, int entity) {
        assertThat(shop.indexOf(new Item(Map.of("pk", new Text(pk), "sk", new Text(sk)))))
                .isEqualTo(entity);
    }

    @Test
    void prefersTheTemplateThatSaysMore() {
        EntityRecognition recognition = recognition(entity("A", "{a}#{b}", "x"), entity("B", "{a}#LINE#{b}", "x"));
        assertThat(recognition.indexOf(item("5#6", "x"))).isZero();
        assertThat(recognition.indexOf(item("5#LINE#6", "x"))).isEqualTo(1);
    }

    @Test
    void asksTheConstantsWhereKeysSayNothing() {
        EntityRecognition recognition = recognition(entity("A", "{id}", "a"), entity("B", "{id}", "b"));
        assertThat(recognition.indexOf(item("5", "b"))).isEqualTo(1);
        assertThat(recognition.indexOf(item("5", "a"))).isZero();
        assertThat(recognition.indexOf(item("5", "neither"))).isZero();
    }

    @Test
    void readsFixedTextAtTheEnd() {
        EntityRecognition recognition = recognition(entity("A", "A#{id}#END", "x"));
        assertThat(recognition.indexOf(item("A#1#END", "x"))).isZero();
        assertThat(recognition.indexOf(item("A##END#END", "x"))).isZero();
        assertThat(recognition.indexOf(item("A#END", "x"))).isEqualTo(1);
        assertThat(recognition.indexOf(item("A#1#ENDE", "x"))).isEqualTo(1);
    }

    private static EntityRecognition recognition(EntityMapping... entities) {
        return new EntityRecognition(new TargetTable("t", KeyAttribute.text("pk"), null, List.of(), List.of(entities)));
    }

    private static EntityMapping entity(String name, String template, String kind) {
        return new EntityMapping(
                name,
                "rows",
                List.of(new KeyTemplateMapping("pk", template)),
                List.of(new AttributeMapping.Constant("kind", AttributeType.S, kind)),
                "version",
                1);
    }

    private static Item item(String pk, String kind) {
        Map<String, ItemValue> attributes = new HashMap<>();
        attributes.put("pk", new Text(pk));
        attributes.put("kind", new Text(kind));
        return new Item(attributes);
    }
}
