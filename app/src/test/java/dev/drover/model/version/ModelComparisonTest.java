package dev.drover.model.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.RowsBehind;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.edit.AttributeEdit;
import dev.drover.model.edit.BehindEdit;
import dev.drover.model.edit.ColumnEdit;
import dev.drover.model.edit.EntityEdit;
import dev.drover.model.edit.IndexEdit;
import dev.drover.model.edit.ModelEdit;
import dev.drover.model.edit.TableEdit;
import dev.drover.model.edit.WholeEdit;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ModelComparisonTest {

    private static final KeyAttribute PK = KeyAttribute.text("pk");
    private static final KeyAttribute SK = KeyAttribute.text("sk");
    private static final TargetModel SHOP = SmallShop.model();

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void finds_nothing_between_a_model_and_itself() {
        assertThat(ModelComparison.of(SHOP, SHOP)).isEmpty();
    }

    @Test
    void tells_a_renamed_table_from_one_that_was_removed_and_added() {
        assertThat(sentences(new TableEdit.Put("shop", "store", PK, SK, 0)))
                .containsExactly("The table shop is called store now.");
        assertThat(sentences(new TableEdit.Remove("shop"), new TableEdit.Put(null, "store", PK, SK, 0)))
                .containsExactly(
                        "The table shop is gone, with 2 indexes and 4 entities.",
                        "The table store is new: key pk (S), sk (S), no indexes and no entities.");
    }

    @Test
    void a_new_table_with_the_old_name_of_another_is_new() {
        assertThat(sentences(
                        new TableEdit.Put("shop", "store", PK, SK, 0), new TableEdit.Put(null, "shop", PK, null, 0)))
                .containsExactly(
                        "The table shop is called store now.",
                        "The table shop is new: key pk (S), no indexes and no entities.");
    }

    @Test
    void a_name_that_comes_back_leaves_the_document_as_it_was() {
        TargetModel there = after(SHOP, new TableEdit.Put("shop", "store", PK, SK, 0), rename("GSI1", "by-mail"));
        TargetModel back = after(there, new TableEdit.Put("store", "shop", PK, SK, 0), rename("by-mail", "GSI1"));

        assertThat(there).isNotEqualTo(SHOP);
        assertThat(json.writeValueAsString(back)).isEqualTo(json.writeValueAsString(SHOP));
        assertThat(json.readValue(json.writeValueAsString(there), TargetModel.class))
                .isEqualTo(there);
    }

    @Test
    void says_what_changed_at_an_index() {
        GlobalIndex changed = new GlobalIndex(
                "by-mail",
                KeyAttribute.text("mail"),
                new KeyAttribute("since", KeyType.N),
                Projection.INCLUDE,
                List.of("name"));

        assertThat(sentences(new IndexEdit.Put("shop", "GSI1", changed), new IndexEdit.Remove("shop", "GSI2")))
                .startsWith(
                        "The index GSI1 of shop is called by-mail now.",
                        "The key of the index by-mail was GSI1PK (S), in the order of GSI1SK (S) and is mail (S), in the"
                                + " order of since (N).",
                        "What the index by-mail carries was everything and is keys and name.",
                        "The index GSI2 of shop is gone.")
                .contains(
                        "The template of Customer for GSI1PK is for mail now.",
                        "The template of Order for GSI2PK is gone. It was STATUS#{status}.");
    }

    @Test
    void says_what_was_decided_about_a_table() {
        TableOptions options = new TableOptions(
                new TableOptions.Capacity(7, 3),
                "expires",
                TableOptions.StreamView.KEYS_ONLY,
                new TableOptions.Recovery(0, "a cache"),
                List.of("eu-west-1"),
                true,
                true);

        assertThat(sentences(new TableEdit.Decide("shop", options)))
                .containsExactly(
                        "The capacity of shop was on demand and is 7 read and 3 write units a second.",
                        "The TTL attribute of shop was none and is expires.",
                        "The stream of shop was none and is KEYS_ONLY.",
                        "The point-in-time recovery of shop was not decided and is off, because \"a cache\".",
                        "The list of replicas of shop was none and is eu-west-1.",
                        "The table class of shop was standard and is for infrequent access.",
                        "The deletion protection of shop was off and is on.");
    }

    @Test
    void knows_an_entity_by_more_than_its_name_and_an_attribute_by_what_it_is_made_of() {
        EntityMapping order = SHOP.tables().get(0).entity("Order").orElseThrow();
        EntityMapping renamed = new EntityMapping(
                "Purchase",
                order.sourceTable(),
                order.keys().stream()
                        .map(key -> key.attribute().equals("sk") ? new KeyTemplateMapping("sk", "PURCHASE") : key)
                        .toList(),
                List.of(),
                "version",
                2);

        assertThat(ModelComparison.of(
                        SHOP,
                        after(
                                SHOP,
                                new EntityEdit.Change("shop", "Order", renamed),
                                put("status", new FromColumn("state", "status", AttributeType.S, null)),
                                put("total", new FromColumn("total", "total", AttributeType.S, null)),
                                new AttributeEdit.Remove("shop", "Purchase", "notes"),
                                put(null, new AttributeMapping.Constant("kind", AttributeType.S, "Order")))))
                .extracting(difference -> difference.kind() + " " + difference.place() + ": " + difference.sentence())
                .containsExactly(
                        "RENAMED shop · Purchase: The entity Order is called Purchase now.",
                        "CHANGED shop · Purchase: The version that is written of Purchase was 1 and is 2.",
                        "CHANGED shop · Purchase · sk: The template of Purchase for sk was ORDER and is PURCHASE.",
                        "CHANGED shop · Purchase · total: The attribute total of Purchase was column total as N and is"
                                + " column total as S.",
                        "RENAMED shop · Purchase · state: The attribute status of Purchase is called state now.",
                        "REMOVED shop · Purchase: The attribute notes of Purchase is gone. It was column notes as S.",
                        "ADDED shop · Purchase · kind: The attribute kind of Purchase is new: always \"Order\" as S.");
    }

    @Test
    void tells_of_conditions_dropped_columns_and_computed_attributes() {
        assertThat(sentences(
                        new AttributeEdit.Put(
                                "shop",
                                "Order",
                                null,
                                new AttributeMapping.FromExpression("mail", "lower(email)", AttributeType.S)),
                        new ColumnEdit.Drop("shop", "Order", new DroppedColumn("legacy", "nobody reads it"))))
                .containsExactly(
                        "The attribute mail of Order is new: expression lower(email) as S.",
                        "The list of dropped columns of Order was none and is legacy (nobody reads it).");
    }

    @Test
    void a_table_of_a_file_stays_the_table_of_that_name() {
        TargetTable file = new TargetTable("shop", KeyAttribute.text("id"), null, List.of(), List.of());

        assertThat(sentences(new WholeEdit.Take(List.of(file), "the file shop.json")))
                .startsWith("The key of shop was pk (S), sk (S) and is id (S).")
                .doesNotContain("The table shop is gone, with 2 indexes and 4 entities.");
    }

    @Test
    void rows_that_stay_behind_are_said_with_their_reason() {
        BehindEdit tests = new BehindEdit.Put(new RowsBehind("orders", "id < 9", "Our own tests."), true);
        BehindEdit more = new BehindEdit.Put(new RowsBehind("orders", "id < 10", "Our own tests."), false);

        assertThat(sentences(tests))
                .containsExactly("Rows of orders where id < 9 stay behind, because \"Our own tests.\".");
        assertThat(ModelComparison.of(after(SHOP, tests), after(SHOP, tests, more)))
                .extracting(ModelDifference::sentence)
                .containsExactly("The condition of rows that stay behind was id < 9 and is id < 10.");
        assertThat(ModelComparison.of(after(SHOP, tests), after(SHOP, tests, new BehindEdit.Remove("orders"))))
                .extracting(ModelDifference::sentence)
                .containsExactly("No row of orders stays behind any more.");
    }

    private static AttributeEdit put(String old, AttributeMapping mapping) {
        return new AttributeEdit.Put("shop", "Purchase", old, mapping);
    }

    private static IndexEdit rename(String old, String name) {
        GlobalIndex index = SHOP.tables().get(0).index("GSI1").orElseThrow();
        String table = old.equals("GSI1") ? "store" : "shop";
        return new IndexEdit.Put(
                table,
                old,
                new GlobalIndex(name, index.partitionKey(), index.sortKey(), index.projection(), index.projected()));
    }

    private static List<String> sentences(ModelEdit... edits) {
        return ModelComparison.of(SHOP, after(SHOP, edits)).stream()
                .map(ModelDifference::sentence)
                .toList();
    }

    private static TargetModel after(TargetModel model, ModelEdit... edits) {
        TargetModel changed = model;
        for (ModelEdit edit : edits) {
            changed = edit.applyTo(changed);
        }
        return changed;
    }
}
