package dev.drover.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.drover.AppTest;
import dev.drover.audit.AuditTrail;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.inventory.Inventory;
import dev.drover.inventory.PatternEdit;
import dev.drover.migration.MigrationDescription;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.model.TargetModels;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import dev.drover.testing.SmallShop;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class SignsTest {

    @Autowired
    Signs signs;

    @Autowired
    SignLimits limits;

    @Autowired
    DailySnapshots snapshots;

    @Autowired
    RecurringTask<Void> measureSigns;

    @Autowired
    Environments environments;

    @Autowired
    Migrations migrations;

    @Autowired
    TargetModels models;

    @Autowired
    Inventory inventory;

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Actor actor;
    MigrationId id;

    @BeforeEach
    void aMigrationOfTheSmallShop() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        var environment = environments.add(
                workspace.id(),
                "Test",
                EnvironmentKind.TEST,
                SmallShop.source(SmallShop.create()),
                new AwsAddress("eu-west-1", "local", null, null, null),
                actor);
        id = migrations
                .open(
                        workspace.id(),
                        environment.id(),
                        new MigrationDescription("Orders", "Shop", "Orders table", "Team", "None", "Nothing"),
                        actor)
                .id();
        models.save(id, SmallShop.model(), 0, "everything", actor);
    }

    @Test
    void keepsWhatSignsSayAndWhoAsked() {
        assertThat(signs.report(id)).isEmpty();
        pattern("Orders with photos", "Order");
        signs.measure(id, actor);
        SignReport report = signs.report(id).orElseThrow();

        assertThat(report.by()).isEqualTo(actor.name());
        assertThat(report.states()).hasSize(signs.all().size()).hasSize(16);
        assertThat(report.unknown())
                .extracting(state -> state.description().id())
                .contains("unmapped-calls", "cost-growth", SignReport.BROKEN);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .matches("Measured the warning signs: \\d+ of 16 could be told\\.");
    }

    @Test
    void tellsWhatStoppedFittingSinceAWeekAgo() {
        signs.measure(id, actor);
        age(8);
        pattern("Orders with photos", "Order");
        signs.measure(id, actor);

        SignState broken = state(SignReport.BROKEN);
        assertThat(broken.value()).isEqualTo("1");
        assertThat(broken.speaks()).isTrue();
        assertThat(broken.now().measured().subjects()).contains("SIZ-01 AP-001");
        assertThat(signs.report(id).orElseThrow().verdict()).isEqualTo(Verdict.CALM);
    }

    @Test
    void aDayLaterItMeasuresByItself() {
        signs.measure(id, actor);
        age(1);
        measureSigns.executeRecurringly(measureSigns.instance("any"), null);

        SignReport report = signs.report(id).orElseThrow();
        assertThat(report.by()).isNull();
        assertThat(state("client-joins").value()).isEqualTo("0");
    }

    @Test
    void theDailyMeasurementTakesASnapshotOnlyWhereAPersonWantsIt() {
        signs.measure(id, actor);
        snapshots.take(id);
        assertThat(snapshots.of(id)).isEmpty();
        assertThat(sentence()).startsWith("Measured the warning signs");

        snapshots.switchOn(id, actor);
        snapshots.switchOn(id, office.member(workspace, Role.ARCHITECT));
        assertThat(sentence()).isEqualTo("Switched on the daily snapshot of the source.");
        snapshots.take(id);
        assertThat(snapshots.of(id).orElseThrow().by()).isEqualTo(actor);
        // The small shop counts no statements.
        assertThat(snapshots.of(id).orElseThrow().problem()).contains("pg_stat_statements");
        snapshots.switchOff(id, actor);
        assertThat(snapshots.of(id)).isEmpty();
        assertThat(sentence()).isEqualTo("Switched off the daily snapshot of the source.");
    }

    private String sentence() {
        return audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence();
    }

    @Test
    void workspacesSetTheirOwnLimits() {
        SignDescription joins = describe("client-joins");
        assertThat(limits.of(workspace.id(), joins)).isEqualTo(Bound.atLeast(1));
        limits.set(workspace.id(), Map.of(joins, 0.0), actor);
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 1).get(0).sentence())
                .isEqualTo("Set the limit of the warning sign Reads in several steps to at least 0.");

        signs.measure(id, actor);
        age(8);
        signs.measure(id, actor);
        assertThat(state("client-joins").speaks()).isTrue();

        limits.set(workspace.id(), Map.of(joins, 1.0), actor);
        assertThat(state("client-joins").speaks()).isFalse();
        assertThat(sql.sql("select count(*) from sign_limit where workspace_id = :id")
                        .param("id", workspace.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> limits.set(workspace.id(), Map.of(joins, -1.0), actor))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SignState state(String sign) {
        return signs.report(id).orElseThrow().states().stream()
                .filter(state -> state.description().id().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private SignDescription describe(String sign) {
        return signs.all().stream()
                .filter(description -> description.id().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private void pattern(String name, String entity) {
        inventory.add(
                id,
                PatternEdit.ofForm(
                        Map.of("name", name, "direction", "READ", "entities", entity, "item_bytes_max", "500000")),
                actor);
    }

    /** As if what was measured so far had been measured some days earlier. */
    private void age(int days) {
        sql.sql(
                        "update sign_measurement set measured_at = measured_at - make_interval(days => :days) where migration_id = :id")
                .param("days", days)
                .param("id", id.value())
                .update();
    }
}
