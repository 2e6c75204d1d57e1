package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.ChangeWay;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryChangedException;
import dev.drover.inventory.PatternField;
import dev.drover.inventory.PatternHistory;
import dev.drover.inventory.Patterns;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SampleMigration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class PatternImportTest {

    @Autowired
    PatternImport imports;

    @Autowired
    Inventory inventory;

    @Autowired
    PatternHistory history;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    SampleMigration sample;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor architect;
    MigrationId migration;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        architect = office.member(workspace, Role.ARCHITECT);
        migration = sample.open(workspace, architect).id();
    }

    @Test
    void writesNothingBeforeSomebodyConfirms() {
        long draft = upload("name,direction\nGet order,READ\n");
        assertThat(plan(draft).added()).hasSize(1);
        assertThat(inventory.all(migration)).isEmpty();
        assertThat(inventory.state(migration).revision()).isZero();
    }

    @Test
    void writesTheGoodRowsAndKeepsTheOthersForDownload() throws IOException {
        inventory.add(migration, Patterns.named("Get order", PatternField.PEAK_RPS, "120"), architect);
        long draft = upload("name,direction,peak_rps\nGet order,READ,340\nList orders,READ,=1\nNew,WRITE,5\n");
        imports.confirm(migration, draft, 1, architect);

        assertThat(inventory.patterns(migration))
                .extracting(AccessPattern::id, AccessPattern::name, pattern -> PatternField.PEAK_RPS.write(pattern))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("AP-001", "Get order", "340"),
                        org.assertj.core.groups.Tuple.tuple("AP-002", "New", "5"));
        ImportDraft done = imports.find(migration, draft, architect).orElseThrow();
        assertThat(done.result()).isEqualTo(new ImportDraft.Result(1, 1));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PatternCsv.write(imports.withErrors(migration, done), file);
        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFFname,direction,peak_rps,error\r\nList orders,READ,'=1,\"Line 3, column \"\"peak_rps\"\":"
                                + " enter the peak calls per second as a number, for example 120. Found \"\"=1\"\".\"\r\n");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Imported shop.csv: 1 added, 1 changed (AP-001).");
    }

    @Test
    void refusesToConfirmWhatTheInventoryHasOvertaken() {
        long draft = upload("name,direction\nGet order,READ\n");
        inventory.add(migration, Patterns.named("List orders"), architect);
        assertThatThrownBy(() -> imports.confirm(migration, draft, 0, architect))
                .isInstanceOf(InventoryChangedException.class)
                .hasMessageContaining(architect.name());
        assertThat(inventory.patterns(migration)).hasSize(1);
        imports.confirm(migration, draft, 1, architect);
        assertThat(inventory.patterns(migration)).hasSize(2);
    }

    @Test
    void importsEveryFileOnce() {
        long draft = upload("name,direction\nGet order,READ\n");
        imports.confirm(migration, draft, 0, architect);
        assertThatThrownBy(() -> imports.confirm(migration, draft, 1, architect))
                .isInstanceOf(DraftGoneException.class)
                .hasMessageContaining("Upload the file again");
    }

    @Test
    void keepsOneFilePerPersonAndShowsItToNobodyElse() {
        long first = upload("name,direction\nGet order,READ\n");
        Actor other = office.member(workspace, Role.ARCHITECT);
        assertThat(imports.find(migration, first, other)).isEmpty();
        assertThatThrownBy(() -> imports.confirm(migration, first, 0, other)).isInstanceOf(DraftGoneException.class);
        assertThat(imports.find(sample.open(workspace, architect).id(), first, architect))
                .isEmpty();
        long second = upload("name,direction\nList orders,READ\n");
        assertThat(imports.find(migration, first, architect)).isEmpty();
        assertThat(imports.find(migration, second, architect)).isPresent();
    }

    @Test
    void forgetsAFileAfterADay() {
        long draft = upload("name,direction\nGet order,READ\n");
        sql.sql("update import_draft set created_at = created_at - interval '24 hours 1 minute'")
                .update();
        assertThat(imports.find(migration, draft, architect)).isEmpty();
        assertThatThrownBy(() -> imports.confirm(migration, draft, 0, architect))
                .isInstanceOf(DraftGoneException.class);
        upload("name,direction\nGet order,READ\n");
        assertThat(sql.sql("select count(*) from import_draft")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void waitsUntilSomebodySaysWhatTheColumnsHold() {
        long draft = imports.upload(migration, "shop.csv", bytes("What,Does,Notes\nGet order,Read,x\n"), architect);
        assertThat(mapping(draft).columns())
                .containsExactly(
                        new ColumnMapping.Column("What", "", List.of("Get order")),
                        new ColumnMapping.Column("Does", "", List.of("Read")),
                        new ColumnMapping.Column("Notes", "", List.of("x")));
        assertThat(mapping(draft).problem()).startsWith("No column holds the name.");
        assertThatThrownBy(() -> imports.confirm(migration, draft, 0, architect))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> imports.map(migration, draft, List.of("name", "name", "direction"), architect))
                .hasMessage("The columns \"What\" and \"Does\" both hold the name. Leave one of them out.");
        assertThatThrownBy(() -> imports.map(migration, draft, List.of("name", "nonsense"), architect))
                .hasMessageStartingWith("No field is called \"nonsense\".");

        imports.map(migration, draft, List.of("name", "direction", ""), architect);
        assertThat(plan(draft).ignored()).containsExactly("Notes");
        imports.confirm(migration, draft, 0, architect);
        assertThat(inventory.patterns(migration))
                .extracting(AccessPattern::name)
                .containsExactly("Get order");
    }

    @Test
    void remembersWhatColumnsHoldForTheNextFileWithTheSameHeadings() {
        long first = imports.upload(migration, "a.csv", bytes("What,Does\nGet order,Read\n"), architect);
        imports.map(migration, first, List.of("name", "direction"), architect);
        long second = imports.upload(migration, "b.csv", bytes("What,Does\nList orders,Read\n"), architect);
        assertThat(mapping(second).remembered()).isTrue();
        assertThat(mapping(second).columns())
                .extracting(ColumnMapping.Column::choice)
                .containsExactly("name", "direction");
        long other = imports.upload(migration, "c.csv", bytes("What,Does,x\nList orders,Read,\n"), architect);
        assertThat(mapping(other).remembered()).isFalse();
    }

    @Test
    void rowsPastedIntoTheTableNeedNoChoiceAndAreAPaste() {
        var pattern = inventory.add(migration, Patterns.named("Get order"), architect);
        Anchor anchor = new Anchor(List.of("AP-001"), PatternField.PEAK_RPS);
        long draft = imports.paste(migration, "340\t25\n", anchor, architect);
        imports.confirm(migration, draft, 1, architect);
        assertThat(history.of(migration, pattern.id(), Integer.MAX_VALUE, 1)
                        .get(0)
                        .way())
                .isEqualTo(ChangeWay.PASTE);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Imported pasted rows: 0 added, 1 changed (AP-001).");
    }

    @Test
    void leavesNothingBehindOfAFileItRefuses() {
        assertThatThrownBy(() -> upload("owner\n")).isInstanceOf(RefusedFileException.class);
        assertThat(sql.sql("select count(*) from import_draft where migration_id = :id")
                        .param("id", migration.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void exportsWhatCanBeImportedIntoAnotherMigrationUnderTheSameIds() throws IOException {
        inventory.add(migration, Patterns.complete("Get order"), architect);
        var gone = inventory.add(migration, Patterns.named("Gone"), architect);
        inventory.retire(migration, gone.id(), 1, architect);
        inventory.add(migration, Patterns.named("=List"), architect);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        List<AccessPattern> all = inventory.all(migration).stream()
                .map(stored -> stored.pattern())
                .toList();
        PatternCsv.write(all, false, file);

        assertThat(plan(imports.upload(migration, "same.csv", new ByteArrayResource(file.toByteArray()), architect))
                        .unchanged())
                .hasSize(3);
        MigrationId other = sample.open(workspace, architect).id();
        long draft = imports.upload(other, "other.csv", new ByteArrayResource(file.toByteArray()), architect);
        accept(other, draft);
        imports.confirm(other, draft, 0, architect);
        assertThat(inventory.all(other)).extracting(stored -> stored.pattern()).isEqualTo(all);
    }

    /** Takes the file as it is, with the columns as proposed. */
    private long upload(String text) {
        long draft = imports.upload(migration, "shop.csv", bytes(text), architect);
        accept(migration, draft);
        return draft;
    }

    private void accept(MigrationId where, long draft) {
        ImportDraft kept = imports.find(where, draft, architect).orElseThrow();
        imports.map(
                where,
                draft,
                imports.mapping(where, kept).columns().stream()
                        .map(ColumnMapping.Column::choice)
                        .toList(),
                architect);
    }

    private ColumnMapping mapping(long draft) {
        return imports.mapping(
                migration, imports.find(migration, draft, architect).orElseThrow());
    }

    private static ByteArrayResource bytes(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportPlan plan(long draft) {
        return imports.plan(migration, imports.find(migration, draft, architect).orElseThrow());
    }
}
