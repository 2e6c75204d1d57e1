package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryChangedException;
import dev.drover.inventory.PatternField;
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
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void leavesNothingBehindOfAFileItRefuses() {
        assertThatThrownBy(() -> upload("owner\nx\n")).isInstanceOf(RefusedFileException.class);
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
        imports.confirm(other, draft, 0, architect);
        assertThat(inventory.all(other)).extracting(stored -> stored.pattern()).isEqualTo(all);
    }

    @Test
    void importsTenThousandRowsInFiveSeconds() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> "Pattern %d,READ,Order,customer_%d,created_at BETWEEN,%d,%d,25,EVENTUAL,Checkout,%s"
                        .formatted(i, i, i, i / 2, "words ".repeat(20)))
                .collect(Collectors.joining("\n"));
        String file = "name,direction,entities,partition_by,sort_by,peak_rps,avg_rps,latency_p99_ms,consistency,owner,"
                + "description\n" + rows;
        Duration best = Duration.ofDays(1);
        // The machine may be busy with something else: the best of three counts.
        for (int i = 0; i < 3 && best.compareTo(Duration.ofSeconds(5)) >= 0; i++) {
            migration = sample.open(workspace, architect).id();
            long start = System.nanoTime();
            long draft = upload(file);
            assertThat(plan(draft).added()).hasSize(10_000);
            imports.confirm(migration, draft, 0, architect);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
            assertThat(inventory.patterns(migration)).hasSize(10_000);
        }
        assertThat(best).isLessThan(Duration.ofSeconds(5));
    }

    private long upload(String text) {
        return imports.upload(
                migration, "shop.csv", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)), architect);
    }

    private ImportPlan plan(long draft) {
        return imports.plan(migration, imports.find(migration, draft, architect).orElseThrow());
    }
}
