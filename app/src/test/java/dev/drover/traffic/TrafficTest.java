package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.audit.AuditEntry;
import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class TrafficTest {

    @Autowired
    Traffic traffic;

    @Autowired
    Office office;

    @Autowired
    TrafficOffice migrations;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient sql;

    Workspace workspace;
    Migration migration;
    Actor operator;

    @BeforeEach
    void aMigration() {
        workspace = office.workspace();
        migration = migrations.migration(workspace, "Orders to DynamoDB");
        operator = office.member(workspace, Role.OPERATOR);
    }

    @Test
    void beginsWithEverythingInTheOldStore() {
        TrafficSwitch live = traffic.switchOf(migration.id(), Lane.LIVE);
        assertThat(live.readPercent()).isZero();
        assertThat(live.writeMode()).isEqualTo(WriteMode.OLD);
        assertThat(traffic.switchOf(migration.id(), Lane.LIVE)).isEqualTo(live);
    }

    @Test
    void movesOneLaneAndLeavesTheOther() {
        set(WriteMode.FROZEN);
        shift(10);
        assertThat(traffic.switchOf(migration.id(), Lane.LIVE).readPercent()).isEqualTo(10);
        assertThat(traffic.switchOf(migration.id(), Lane.REHEARSAL).readPercent())
                .isZero();
        assertThat(traffic.switchOf(migration.id(), Lane.REHEARSAL).writeMode()).isEqualTo(WriteMode.OLD);
    }

    @Test
    void keepsEveryChangeWithTimePersonAndReason() {
        set(WriteMode.FROZEN);
        traffic.shiftReads(
                migration.id(),
                Lane.LIVE,
                1,
                new ChangedBy.RunStep(operator, 3, "Shift reads"),
                "the validation found nothing");
        assertThat(traffic.history(migration.id(), 20))
                .extracting(TrafficChange::what, TrafficChange::by, TrafficChange::because)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Reads from 0 % to 1 %",
                                operator.name() + ", by run 3, Shift reads", "the validation found nothing"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Writes from Old store only to Frozen",
                                operator.name() + ", by run 1, A step",
                                "for the test"));
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 2))
                .extracting(AuditEntry::action)
                .containsExactly("traffic.reads-shifted", "traffic.writes-set");
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void recordsNothingWhenNothingChanges() {
        set(WriteMode.FROZEN);
        set(WriteMode.FROZEN);
        shift(0);
        assertThat(traffic.history(migration.id(), 20)).hasSize(1);
    }

    @Test
    void leavesTheSwitchAsItWasWhenItRefuses() {
        assertThatThrownBy(() -> set(WriteMode.BOTH)).isInstanceOf(TrafficRefusedException.class);
        assertThatThrownBy(() -> shift(10)).isInstanceOf(TrafficRefusedException.class);
        assertThat(traffic.switchOf(migration.id(), Lane.LIVE).writeMode()).isEqualTo(WriteMode.OLD);
        assertThat(traffic.history(migration.id(), 20)).isEmpty();
    }

    @Test
    void givesOneSwitchToManyWhoAskAtOnce() {
        assertThat(IntStream.range(0, 20)
                        .parallel()
                        .mapToObj(i -> traffic.switchOf(migration.id(), Lane.LIVE))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void neverRewritesItsHistory() {
        set(WriteMode.FROZEN);
        assertThatThrownBy(() -> sql.sql("update traffic_change set because = 'another reason'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private void set(WriteMode mode) {
        traffic.setWriteMode(
                migration.id(), Lane.LIVE, mode, new ChangedBy.RunStep(operator, 1, "A step"), "for the test");
    }

    private void shift(int percent) {
        traffic.shiftReads(
                migration.id(), Lane.LIVE, percent, new ChangedBy.RunStep(operator, 1, "A step"), "for the test");
    }
}
