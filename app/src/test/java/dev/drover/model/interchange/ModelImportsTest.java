package dev.drover.model.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.ModelChangedException;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import dev.drover.model.TargetTable;
import dev.drover.model.ddl.SchemaReader;
import dev.drover.model.ddl.UploadedSchema;
import dev.drover.model.ddl.UploadedSchemas;
import dev.drover.model.edit.EntityEdit;
import dev.drover.model.edit.ModelEdits;
import dev.drover.model.edit.TableEdit;
import dev.drover.model.edit.WholeEdit;
import dev.drover.model.lint.JudgedFinding;
import dev.drover.model.lint.Lint;
import dev.drover.model.lint.LintInputs;
import dev.drover.model.version.ModelDifference;
import dev.drover.model.version.ModelVersion;
import dev.drover.model.version.ModelVersions;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import dev.drover.testing.SmallShop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that become part of a model, and the versions that come of it. */
@AppTest
class ModelImportsTest {

    @Autowired
    ModelImports imports;

    @Autowired
    TargetModels models;

    @Autowired
    Lint lint;

    @Autowired
    LintInputs inputs;

    @Autowired
    ModelEdits edits;

    @Autowired
    ModelVersions versions;

    @Autowired
    UploadedSchemas schemas;

    @Autowired
    AuditTrail audit;

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
    void a_file_changes_nothing_before_it_is_confirmed_and_then_everything_at_once() {
        long id = upload("club-facets.json");
        ImportPlan plan = imports.plan(migration.id(), kept(id));

        assertThat(plan.tables()).extracting(TargetTable::name).containsExactly("club", "audit");
        assertThat(plan.refused()).extracting(ModelFile.Refused::table).containsExactly("pictures");
        assertThat(plan.differences())
                .extracting(ModelDifference::sentence)
                .containsExactly(
                        "The table club is new: key PK (S), SK (S), 1 index and no entities.",
                        "The table audit is new: key Day (S), no indexes and no entities.");
        assertThat(models.of(migration.id()).version()).isEqualTo(1);

        imports.apply(migration.id(), id, 1, actor);

        assertThat(models.of(migration.id()).model().tables())
                .extracting(TargetTable::name)
                .containsExactly("shop", "club", "audit");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1))
                .extracting(AuditEntry::action, AuditEntry::sentence)
                .containsExactly(Tuple.tuple(
                        "model.changed", "Took the tables club, audit from the file club.json into the target model."));
        assertThat(imports.found(migration.id())).hasSize(4);
        assertThat(imports.lastOfWorkbench(migration.id()))
                .map(KeptFile::content)
                .contains(WorkbenchTest.resource("club-facets.json"));
        assertThatThrownBy(() -> imports.apply(migration.id(), id, 2, actor)).isInstanceOf(FileGoneException.class);
    }

    @Test
    void lint_reports_the_numbers_of_the_file_until_somebody_maps_them() {
        assertThat(imported(migration)).isEmpty();
        imports.apply(migration.id(), upload("club-prices.json"), 1, actor);

        assertThat(imported(migration)).containsExactly("prices · Fee", "prices · Seats");

        EntityMapping boat = new EntityMapping(
                "Boat",
                "products",
                List.of(new KeyTemplateMapping("Boat", "{id}")),
                List.of(new AttributeMapping.FromColumn("Fee", "price", AttributeType.N, null)),
                "version",
                1);
        edits.apply(migration.id(), 2, new EntityEdit.Add("prices", boat), Optional.empty(), actor);
        assertThat(imported(migration)).containsExactly("prices · Seats");
    }

    private List<String> imported(Migration migration) {
        return lint.report(migration, inputs.of(migration, null)).open().stream()
                .map(JudgedFinding::finding)
                .filter(finding -> finding.rule().equals("TYP-08"))
                .map(finding -> finding.place().subject())
                .toList();
    }

    @Test
    void a_table_that_is_there_keeps_its_entities_and_what_the_file_cannot_say() {
        String template = CloudFormationWriter.json(
                new TargetModel(List.of(new TargetTable(
                        "shop", KeyAttribute.text("pk"), KeyAttribute.text("sk"), List.of(), List.of()))),
                "Shop");
        long id = imports.upload(migration.id(), "shop.json", template.getBytes(StandardCharsets.UTF_8), actor);

        assertThat(imports.plan(migration.id(), kept(id)).differences())
                .extracting(ModelDifference::sentence)
                .containsExactly("The index GSI1 of shop is gone.", "The index GSI2 of shop is gone.");
        assertThat(imports.plan(migration.id(), kept(id)).problems()).isNotEmpty();

        imports.apply(migration.id(), id, 1, actor);

        TargetTable shop = models.of(migration.id()).model().tables().get(0);
        assertThat(shop.indexes()).isEmpty();
        assertThat(shop.entities()).isEqualTo(SmallShop.model().tables().get(0).entities());
    }

    @Test
    void a_model_that_changed_since_the_preview_is_not_overwritten() {
        long id = upload("club-facets.json");
        edits.apply(
                migration.id(),
                1,
                new TableEdit.Put(null, "other", KeyAttribute.text("pk"), null, 0),
                Optional.empty(),
                actor);

        assertThatThrownBy(() -> imports.apply(migration.id(), id, 1, actor)).isInstanceOf(ModelChangedException.class);

        assertThat(models.of(migration.id()).model().table("club")).isEmpty();
        assertThat(imports.find(migration.id(), id, actor)).isPresent();
    }

    @Test
    void nobody_sees_or_takes_the_file_of_somebody_else() {
        long id = upload("club-facets.json");
        Actor other = office.member(workspace, Role.ARCHITECT);

        assertThat(imports.find(migration.id(), id, other)).isEmpty();
        assertThatThrownBy(() -> imports.apply(migration.id(), id, 1, other)).isInstanceOf(FileGoneException.class);
    }

    @Test
    void every_version_is_kept_and_any_can_become_the_current_one() {
        TargetModel first = models.of(migration.id()).model();
        edits.apply(migration.id(), 1, new TableEdit.Remove("shop"), Optional.empty(), actor);
        edits.apply(migration.id(), 2, new WholeEdit.Restore(1, first), Optional.empty(), actor);

        assertThat(versions.page(migration.id(), Integer.MAX_VALUE, 10))
                .extracting(ModelVersion::number, ModelVersion::by, ModelVersion::sentence)
                .containsExactly(
                        Tuple.tuple(3, actor.name(), "Made version 1 of the target model the current one again."),
                        Tuple.tuple(2, actor.name(), "Removed the table shop from the target model."),
                        Tuple.tuple(1, actor.name(), "Changed everything in the target model."));
        assertThat(versions.page(migration.id(), 2, 10)).hasSize(1);
        assertThat(versions.model(migration.id(), 2)).contains(TargetModel.empty());
        assertThat(models.of(migration.id()).model()).isEqualTo(first);
        assertThatThrownBy(
                        () -> edits.apply(migration.id(), 1, new WholeEdit.Restore(1, first), Optional.empty(), actor))
                .isInstanceOf(ModelChangedException.class);
        assertThat(versions.page(migration.id(), Integer.MAX_VALUE, 10)).hasSize(3);
    }

    @Test
    void an_uploaded_schema_comes_back_whole_and_can_be_removed() {
        var file = SchemaReader.read(
                "create table t (id bigserial primary key); alter table t add column x int;"
                        .getBytes(StandardCharsets.UTF_8),
                "shop");

        schemas.keep(migration, "shop.sql", file, actor);

        assertThat(schemas.of(migration.id()))
                .get()
                .extracting(UploadedSchema::fileName, UploadedSchema::file, UploadedSchema::by)
                .containsExactly("shop.sql", file, actor.name());
        schemas.remove(migration, actor);
        assertThat(schemas.of(migration.id())).isEmpty();
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 2))
                .extracting(AuditEntry::sentence)
                .containsExactly(
                        "Removed the uploaded schema.",
                        "Uploaded the schema shop with 1 table, for when the source cannot be reached.");
    }

    private long upload(String name) {
        byte[] content = WorkbenchTest.resource(name).getBytes(StandardCharsets.UTF_8);
        return imports.upload(migration.id(), "club.json", content, actor);
    }

    private KeptFile kept(long id) {
        return imports.find(migration.id(), id, actor).orElseThrow();
    }
}
