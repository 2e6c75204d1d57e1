package dev.drover.model.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.migration.Migration;
import dev.drover.model.ModelChangedException;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.ObjectPrefix.Format;
import dev.drover.model.relational.RelationalProposal;
import dev.drover.model.relational.RelationalTable;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class RelationalEditsTest {

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
    SourceSchema source;

    @BeforeEach
    void a_migration_with_the_model_of_the_small_shop() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        migration = migrations.open(workspace, actor);
        models.save(migration.id(), SmallShop.model(), 0, "everything", actor);
        source = catalog.read(SmallShop.source(SmallShop.create()));
    }

    @Test
    void adds_renames_and_removes_tables_and_foreign_keys_follow() {
        apply(new RelationalEdit.Put(null, proposed("payments", "payments")));
        apply(new RelationalEdit.Put(null, proposed("orders", "orders")));
        TargetModel renamed = apply(new RelationalEdit.Put("orders", proposed("shop_orders", "orders")));

        assertThat(renamed.relationalTable("payments").orElseThrow().foreignKeys())
                .extracting(RelationalTable.ForeignKey::references)
                .containsExactly("shop_orders");
        assertThat(renamed.tables()).isEqualTo(SmallShop.model().tables());
        assertRecorded("Changed the relational table orders, now shop_orders, of the target model.");
        assertThat(apply(new RelationalEdit.Remove("shop_orders")).relationalTables())
                .hasSize(1);
        assertRecorded("Removed the relational table shop_orders from the target model.");
        assertThatThrownBy(() -> apply(new RelationalEdit.Remove("shop_orders")))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContaining("relational table \"shop_orders\"");
        assertThat(apply(new TableEdit.Remove("shop")).relationalTables()).hasSize(1);
    }

    @Test
    void adds_changes_and_removes_a_prefix() {
        ObjectPrefix prefix = new ObjectPrefix(
                "archive", "payments/", "payments", Format.PARQUET, List.of("booked_on"), "For the auditors");
        apply(new PrefixEdit.Put(null, prefix));
        assertRecorded("Added the prefix s3://archive/payments/ to the target model.");
        ObjectPrefix moved =
                new ObjectPrefix("archive", "books/", "payments", Format.CSV, List.of("booked_on"), "For the auditors");
        assertThat(apply(new PrefixEdit.Put(prefix.address(), moved)).prefixes())
                .containsExactly(moved);
        assertThat(apply(new PrefixEdit.Remove(moved.address())).prefixes()).isEmpty();
        assertThatThrownBy(() -> apply(new PrefixEdit.Remove(moved.address())))
                .isInstanceOf(MissingPartException.class);
    }

    @Test
    void nothing_is_written_that_is_wrong_or_old() {
        int version = models.of(migration.id()).version();
        ObjectPrefix shouting =
                new ObjectPrefix("ARCHIVE", "payments/", "payments", Format.CSV, List.of(), "For the auditors");
        assertThatThrownBy(() -> apply(new PrefixEdit.Put(null, shouting)))
                .isInstanceOf(InvalidEditException.class)
                .hasMessageContaining("The bucket is \"ARCHIVE\".");
        RelationalTable wrong =
                new RelationalTable("payments", "payment", List.of(), List.of("id"), List.of(), List.of(), List.of());
        assertThatThrownBy(() -> apply(new RelationalEdit.Put(null, wrong)))
                .isInstanceOfSatisfying(
                        InvalidEditException.class,
                        refused -> assertThat(refused.problems()).hasSize(3))
                .hasMessageContaining("Do you mean payments?");
        assertThatThrownBy(() -> edits.apply(
                        migration.id(),
                        version - 1,
                        new RelationalEdit.Put(null, proposed("payments", "payments")),
                        Optional.of(source),
                        actor))
                .isInstanceOf(ModelChangedException.class);
        assertThat(models.of(migration.id()).version()).isEqualTo(version);
    }

    private RelationalTable proposed(String name, String rows) {
        RelationalTable table = RelationalProposal.of(source.table(rows).orElseThrow(), List.of())
                .table();
        return new RelationalTable(
                name, rows, table.columns(), table.primaryKey(), table.indexes(), table.foreignKeys(), table.checks());
    }

    private TargetModel apply(ModelEdit edit) {
        int version = models.of(migration.id()).version();
        return edits.apply(migration.id(), version, edit, Optional.of(source), actor)
                .model();
    }

    private void assertRecorded(String sentence) {
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::sentence)
                .contains(sentence);
    }
}
