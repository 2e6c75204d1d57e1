package dev.drover.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.migration.Migration;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.ModelChangedException;
import dev.drover.model.Projection;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ModelEditsTest {

    @Autowired
    ModelEdits edits;

    @Autowired
    TargetModels models;

    @Autowired
    AuditTrail audit;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    Office office;

    @Autowired
    SampleMigration migrations;

    Workspace workspace;
    Actor actor;
    Migration migration;

    @BeforeEach
    void aMigrationWithTheModelOfTheSmallShop() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        migration = migrations.open(workspace, actor);
        models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
    }

    @Test
    void addsChangesAndRemovesATable() {
        TargetModel added = apply(new TableEdit.Put(null, "audit", KeyAttribute.text("pk"), null, 0));
        assertThat(added.table("audit")).isPresent();
        assertRecorded("Added the table audit to the target model.");
        TargetModel renamed =
                apply(new TableEdit.Put("shop", "store", KeyAttribute.text("PK"), KeyAttribute.text("sk"), 0));
        TargetTable store = renamed.table("store").orElseThrow();
        assertThat(store.indexes()).hasSize(2);
        assertThat(store.entities())
                .allSatisfy(entity -> assertThat(entity.keys())
                        .extracting(KeyTemplateMapping::attribute)
                        .contains("PK", "sk")
                        .doesNotContain("pk"));
        assertRecorded("Changed the table shop, now store, of the target model.");
        assertThat(apply(new TableEdit.Remove("store")).tables()).hasSize(1);
        assertRecorded("Removed the table store from the target model.");
    }

    @Test
    void addsChangesAndRemovesAnIndex() {
        assertThat(shop(apply(new IndexEdit.Put("shop", null, index("GSI3", "GSI3PK"))))
                        .index("GSI3"))
                .isPresent();
        assertRecorded("Added the index GSI3 to the table shop.");
        TargetTable changed = shop(apply(new IndexEdit.Put(
                "shop",
                "GSI2",
                new GlobalIndex(
                        "by-status",
                        KeyAttribute.text("status_key"),
                        KeyAttribute.text("GSI2SK"),
                        Projection.ALL,
                        List.of()))));
        assertThat(changed.index("by-status")).isPresent();
        assertThat(changed.entity("Order").orElseThrow().key("status_key")).isPresent();
        assertRecorded("Changed the index GSI2, now by-status, of the table shop.");
        TargetTable without = shop(apply(new IndexEdit.Remove("shop", "by-status")));
        assertThat(without.entity("Order").orElseThrow().keys())
                .extracting(KeyTemplateMapping::attribute)
                .containsExactly("pk", "sk", "GSI1PK", "GSI1SK");
        assertRecorded("Removed the index by-status from the table shop.");
    }

    @Test
    void keepsTheTemplateOfAKeyThatAnotherIndexStillHas() {
        apply(new IndexEdit.Put("shop", null, index("GSI3", "GSI1PK")));
        TargetTable without = shop(apply(new IndexEdit.Remove("shop", "GSI1")));
        assertThat(without.entity("Order").orElseThrow().key("GSI1PK")).isPresent();
        assertThat(without.entity("Order").orElseThrow().key("GSI1SK")).isEmpty();
    }

    @Test
    void addsChangesAndRemovesAnEntity() {
        EntityMapping stock = new EntityMapping(
                "Stock",
                "products",
                List.of(new KeyTemplateMapping("pk", "STOCK#{id}"), new KeyTemplateMapping("sk", "STOCK")),
                List.of(column("stock")),
                "version",
                1);
        assertThat(shop(apply(new EntityEdit.Add("shop", stock))).entity("Stock"))
                .contains(stock);
        assertRecorded("Added the entity Stock from products to the table shop.");
        EntityMapping changed = new EntityMapping("StockLevel", "products", stock.keys(), List.of(), "v", 2);
        EntityMapping level = shop(apply(new EntityEdit.Change("shop", "Stock", changed)))
                .entity("StockLevel")
                .orElseThrow();
        assertThat(level.attributes()).isEqualTo(stock.attributes());
        assertThat(level.version()).isEqualTo(2);
        assertRecorded("Changed the entity Stock, now StockLevel, of the table shop.");
        assertThat(shop(apply(new EntityEdit.Remove("shop", "StockLevel"))).entities())
                .hasSize(4);
        assertRecorded("Removed the entity StockLevel from the table shop.");
    }

    @Test
    void addsChangesAndRemovesAnAttribute() {
        apply(new AttributeEdit.Put("shop", "Order", null, new Constant("source", AttributeType.S, "shop")));
        assertRecorded("Added the attribute source to Order.");
        TargetTable changed = shop(apply(new AttributeEdit.Put(
                "shop", "Order", "total", new FromColumn("amount", "total", AttributeType.N, null))));
        assertThat(changed.entity("Order").orElseThrow().attributes())
                .extracting(AttributeMapping::attribute)
                .contains("amount", "source")
                .doesNotContain("total");
        assertRecorded("Changed the attribute total, now amount, of Order.");
        TargetTable without = shop(apply(new AttributeEdit.Remove("shop", "Order", "notes")));
        assertThat(without.entity("Order").orElseThrow().attributes())
                .extracting(AttributeMapping::attribute)
                .doesNotContain("notes");
        assertRecorded("Removed the attribute notes from Order.");
    }

    @Test
    void refusesWhatIsWrongWithTheThingItself() {
        refuses(new TableEdit.Put(null, "x", KeyAttribute.text("pk"), null, 0), "The name of the table is \"x\"");
        refuses(new TableEdit.Put(null, "shop", KeyAttribute.text("pk"), null, 0), "There are two tables \"shop\"");
        refuses(new IndexEdit.Put("shop", null, index("GSI1", "a")), "There are two indexes \"GSI1\"");
        refuses(
                new IndexEdit.Put(
                        "shop",
                        null,
                        new GlobalIndex(
                                "GSI9",
                                new KeyAttribute("sk", dev.drover.model.KeyType.N),
                                null,
                                Projection.ALL,
                                List.of())),
                "The key attribute \"sk\" is S in one key and N in another");
        refuses(new EntityEdit.Add("shop", keyed("Other", "CONSTANT")), "The template \"CONSTANT\" names no column");
        refuses(new EntityEdit.Add("shop", keyed("Order", "{id}")), "There are two entities \"Order\"");
        refuses(
                new AttributeEdit.Put("shop", "Order", null, column("status")),
                "The attribute \"status\" is filled twice");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);
    }

    @Test
    void refusesWhatTheSourceHasNotIfItCanBeAsked() {
        AttributeEdit edit = new AttributeEdit.Put("shop", "Order", null, column("discount"));
        SourceSchema source = catalog.read(SmallShop.source(SmallShop.create()));
        assertThatThrownBy(() -> edits.apply(migration.id(), 1, edit, Optional.of(source), actor))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("There is no column \"discount\" in orders");
        assertThat(edits.apply(migration.id(), 1, edit, Optional.empty(), actor).version())
                .isEqualTo(2);
    }

    @Test
    void letsAModelGrowAlthoughItIsNotCompleteYet() {
        apply(new TableEdit.Put(null, "second", KeyAttribute.text("pk"), null, 0));
        apply(new TableEdit.Put("second", "third", KeyAttribute.text("key"), KeyAttribute.text("range"), 0));
        EntityMapping broken = keyed("Other", "{id");
        models.save(
                migration.id(),
                new TargetModel(List.of(new TargetTable(
                        "shop", KeyAttribute.text("pk"), KeyAttribute.text("sk"), List.of(), List.of(broken)))),
                models.of(migration.id()).version(),
                "a broken template",
                actor);
        apply(new AttributeEdit.Put("shop", "Other", null, column("status")));
        EntityMapping renamed = new EntityMapping("Another", "orders", broken.keys(), List.of(), "version", 1);
        apply(new EntityEdit.Change("shop", "Other", renamed));
    }

    @Test
    void refusesAChangeOfWhatIsGone() {
        for (ModelEdit edit : List.of(
                new TableEdit.Put("gone", "gone", KeyAttribute.text("pk"), null, 0),
                new TableEdit.Remove("gone"),
                new IndexEdit.Put("shop", "gone", index("gone", "a")),
                new IndexEdit.Remove("shop", "gone"),
                new EntityEdit.Add("gone", keyed("Order", "{id}")),
                new EntityEdit.Change("shop", "gone", keyed("Order", "{id}")),
                new EntityEdit.Remove("shop", "gone"),
                new AttributeEdit.Put("shop", "gone", null, column("id")),
                new AttributeEdit.Put("shop", "Order", "gone", column("id")),
                new AttributeEdit.Remove("shop", "Order", "gone"))) {
            assertThatThrownBy(() -> apply(edit))
                    .as(edit.toString())
                    .isInstanceOf(MissingPartException.class)
                    .hasMessageContaining("\"gone\" in the target model any more");
        }
    }

    @Test
    void refusesAChangeOfAnOlderVersion() {
        apply(new AttributeEdit.Remove("shop", "Order", "notes"));
        assertThatThrownBy(() -> edits.apply(
                        migration.id(), 1, new AttributeEdit.Remove("shop", "Order", "label"), Optional.empty(), actor))
                .isInstanceOfSatisfying(
                        ModelChangedException.class,
                        e -> assertThat(e.current().version()).isEqualTo(2));
    }

    @Test
    void recordsNothingWhenNothingChanges() {
        StoredModel before = models.of(migration.id());
        GlobalIndex same = before.model().tables().get(0).indexes().get(0);
        assertThat(apply(new IndexEdit.Put("shop", "GSI1", same))).isEqualTo(before.model());
        assertThat(models.of(migration.id()).version()).isEqualTo(before.version());
    }

    private TargetModel apply(ModelEdit edit) {
        int version = models.of(migration.id()).version();
        return edits.apply(migration.id(), version, edit, Optional.empty(), actor)
                .model();
    }

    private void refuses(ModelEdit edit, String sentence) {
        assertThatThrownBy(() -> apply(edit))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining(sentence);
    }

    private void assertRecorded(String sentence) {
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::sentence)
                .containsExactly(sentence);
    }

    private static TargetTable shop(TargetModel model) {
        return model.table("shop").orElseThrow();
    }

    private static GlobalIndex index(String name, String key) {
        return new GlobalIndex(name, KeyAttribute.text(key), null, Projection.ALL, List.of());
    }

    private static FromColumn column(String name) {
        return new FromColumn(name, name, AttributeType.S, null);
    }

    private static EntityMapping keyed(String name, @Nullable String template) {
        return new EntityMapping(
                name,
                "orders",
                List.of(new KeyTemplateMapping("pk", String.valueOf(template)), new KeyTemplateMapping("sk", "X")),
                List.of(),
                "version",
                1);
    }
}
