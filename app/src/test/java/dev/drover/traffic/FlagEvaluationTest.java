package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class FlagEvaluationTest {

    @Autowired
    FlagEvaluation flags;

    @Autowired
    EvaluationCounts counts;

    @Autowired
    Traffic traffic;

    @Autowired
    Office office;

    @Autowired
    TrafficOffice migrations;

    Workspace workspace;
    Migration migration;
    String key;

    @BeforeEach
    void aSwitch() {
        workspace = office.workspace();
        migration = migrations.migration(workspace, "Orders");
        key = traffic.switchOf(migration.id(), Lane.LIVE).flagKey();
    }

    @Test
    void givesTheBooleanTwinTheSameAnswer() {
        freezeAndShift(50);
        for (int i = 0; i < 200; i++) {
            Flag store = flags.evaluate(workspace.id(), key, "c" + i).orElseThrow();
            Flag readNew =
                    flags.evaluate(workspace.id(), key + "-read-new", "c" + i).orElseThrow();
            assertThat(readNew.value()).isEqualTo(store.value().equals("new"));
            assertThat(store.reason()).isEqualTo(Flag.Reason.SPLIT);
            assertThat(store.percentage()).isEqualTo(50);
            assertThat(store.migration()).isEqualTo(migration.id());
        }
    }

    @Test
    void saysWhereWritesGo() {
        assertThat(writeMode()).isEqualTo("old");
        freezeAndShift(0);
        assertThat(writeMode()).isEqualTo("frozen");
    }

    @Test
    void knowsNoFlagOfAnotherWorkspace() {
        assertThat(flags.evaluate(office.workspace().id(), key, "c1")).isEmpty();
        assertThat(flags.evaluateAll(office.workspace().id(), "c1")).isEmpty();
    }

    @Test
    void knowsNoOtherFlag() {
        assertThat(flags.evaluate(workspace.id(), "another", "c1")).isEmpty();
        assertThat(flags.evaluate(workspace.id(), "another-write-mode", "c1")).isEmpty();
        assertThat(flags.evaluate(workspace.id(), "-read-new", "c1")).isEmpty();
    }

    @Test
    void countsTheAnswersOfTheLastMinute() {
        freezeAndShift(100);
        flags.evaluate(workspace.id(), key, "c1");
        flags.evaluate(workspace.id(), key + "-read-new", "c2");
        flags.evaluate(workspace.id(), key + "-write-mode", "c3");
        assertThat(counts.inLastMinute(key, true)).isEqualTo(2);
        assertThat(counts.inLastMinute(key, false)).isZero();
    }

    private void freezeAndShift(int percent) {
        Actor operator = office.member(workspace, Role.OPERATOR);
        ChangedBy by = new ChangedBy.RunStep(operator, 1, "Shift reads");
        traffic.setWriteMode(migration.id(), Lane.LIVE, WriteMode.FROZEN, by, "for the test");
        traffic.shiftReads(migration.id(), Lane.LIVE, percent, by, "for the test");
    }

    private Object writeMode() {
        return flags.evaluate(workspace.id(), key + "-write-mode", "any")
                .orElseThrow()
                .value();
    }
}
