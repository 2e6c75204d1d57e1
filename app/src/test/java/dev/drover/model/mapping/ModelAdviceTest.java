package dev.drover.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.SourceSchema;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelAdviceTest {

    @Autowired
    Source source;

    SourceSchema schema;

    @BeforeAll
    void theSmallShop() {
        schema = source.smallShop().schema();
    }

    @Test
    void hasNothingToSayAboutTheSmallShop() {
        assertThat(ModelAdvice.of(SmallShop.model(), schema)).isEmpty();
    }

    @Test
    void asksForTheZoneOfALocalTime() {
        assertThat(order("ORDER#{id}", "{placed_at}", new FromColumn("placed_at", "placed_at", AttributeType.S, null)))
                .containsExactly(
                        "shop · Order · sk: placed_at has no time zone in the source. Say in which zone it was written,"
                                + " or it stays a local time that nobody can place.",
                        "shop · Order · placed_at: placed_at has no time zone in the source. Say in which zone it was"
                                + " written, or it stays a local time that nobody can place.");
    }

    @Test
    void warnsOfRowsThatWouldBecomeOneItem() {
        assertThat(order("CUSTOMER#{customer_id}", "STATUS#{status}"))
                .containsExactly("shop · Order: Two rows of orders with the same customer_id, status would become one"
                        + " item. Put id into the key, unless the source keeps them apart.");
    }

    @Test
    void warnsOfColumnsSideBySideAndNumbersThatSortAsText() {
        assertThat(order("{customer_id}{id}", "ORDER"))
                .containsExactly(
                        "shop · Order · pk: In \"{customer_id}{id}\" nothing stands between customer_id and id,"
                                + " so 1 and 23 become the same text as 12 and 3. Put # between them.");
        assertThat(order("ORDER#{status}", "{id}"))
                .containsExactly(
                        "shop · Order · sk: id is a number, and as text 10 comes before 9. If the order matters,"
                                + " write {id:19}.");
    }

    @Test
    void warnsOfEntitiesWithTheSameKeys() {
        EntityMapping order = entity("Order", "orders", "ITEM#{id}", "X");
        EntityMapping product = entity("Product", "products", "ITEM#{id}", "X");
        assertThat(sentences(new TargetModel(List.of(table(List.of(), order, product)))))
                .containsExactly("shop · Product: Order and Product fill the key in the same way, so two of them could"
                        + " become one item. Begin the keys with different words.");
    }

    @Test
    void looksAtIndexes() {
        EntityMapping product = new EntityMapping(
                "Product",
                "products",
                List.of(
                        new KeyTemplateMapping("pk", "PRODUCT#{id}"),
                        new KeyTemplateMapping("sk", "PRODUCT"),
                        new KeyTemplateMapping("all", "PRODUCTS")),
                List.of(),
                "version",
                1);
        GlobalIndex index =
                new GlobalIndex("GSI", KeyAttribute.text("all"), null, Projection.INCLUDE, List.of("version", "prise"));
        assertThat(sentences(new TargetModel(List.of(table(List.of(index), product)))))
                .containsExactly(
                        "shop · GSI · Product: Every Product has the same all, so all of them share one partition, which"
                                + " takes 1,000 writes a second.",
                        "shop · GSI: The index includes \"prise\", which no entity has.");
    }

    @Test
    void staysSilentAboutWhatCannotBeRead() {
        assertThat(order("{", "{nothing}", new Embedded("x", "nowhere", List.of(), List.of(), 1)))
                .isEmpty();
    }

    private List<String> order(String pk, String sk, AttributeMapping... attributes) {
        EntityMapping bare = entity("Order", "orders", pk, sk);
        return sentences(new TargetModel(List.of(table(
                List.of(), new EntityMapping("Order", "orders", bare.keys(), List.of(attributes), "version", 1)))));
    }

    private List<String> sentences(TargetModel model) {
        return ModelAdvice.of(model, schema).stream()
                .map(p -> p.where() + ": " + p.sentence())
                .toList();
    }

    private static EntityMapping entity(String name, String rows, String pk, String sk) {
        return new EntityMapping(
                name,
                rows,
                List.of(new KeyTemplateMapping("pk", pk), new KeyTemplateMapping("sk", sk)),
                List.of(),
                "version",
                1);
    }

    private static TargetTable table(List<GlobalIndex> indexes, EntityMapping... entities) {
        return new TargetTable("shop", KeyAttribute.text("pk"), KeyAttribute.text("sk"), indexes, List.of(entities));
    }
}
