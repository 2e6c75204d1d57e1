package dev.drover.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@AppTest
class AuditTrailTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Workspace workspace;
    Actor actor;

    @BeforeEach
    void anEntry() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        record("Did something.");
    }

    @Test
    void chainsEntriesSoThatNothingIsMissing() {
        record("Did more.");
        assertThat(audit.verify()).isEmpty();
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 10))
                .extracting(AuditEntry::sentence)
                .containsExactly("Did more.", "Did something.");
    }

    @Test
    void keepsTheChainWholeWhenManyWriteAtOnce() {
        IntStream.range(0, 50).parallel().forEach(i -> record("Did " + i + "."));
        assertThat(audit.verify()).isEmpty();
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 100)).hasSize(51);
    }

    @Test
    void vanishesWithTheDeedThatFailed() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(t -> {
                    audit.record(actor, workspace.id(), null, "test.done", "Never happened.");
                    throw new IllegalStateException("the deed failed");
                }))
                .hasMessage("the deed failed");
        assertThat(audit.page(workspace.id(), Long.MAX_VALUE, 10))
                .extracting(AuditEntry::sentence)
                .doesNotContain("Never happened.");
        assertThat(audit.verify()).isEmpty();
    }

    @Test
    void refusesToRecordOutsideATransaction() {
        assertThatThrownBy(() -> audit.record(actor, workspace.id(), null, "test.done", "Alone."))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesChangesInTheDatabase() {
        for (String change : List.of(
                "update audit_entry set sentence = 'Did nothing.'",
                "delete from audit_entry",
                "truncate audit_entry")) {
            assertThatThrownBy(() -> sql.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void findsWhatASuperuserChanged() {
        transaction.executeWithoutResult(t -> {
            sql.sql("alter table audit_entry disable trigger all").update();
            sql.sql("update audit_entry set sentence = 'Did nothing.' where seq = (select min(seq) from audit_entry)")
                    .update();
            assertThat(audit.verify()).hasSize(1).first().asString().contains("was changed");
            t.setRollbackOnly();
        });
    }

    @Test
    void findsEntriesThatWereCutOffAtTheEnd() {
        transaction.executeWithoutResult(t -> {
            sql.sql("alter table audit_entry disable trigger all").update();
            sql.sql("delete from audit_entry where seq = (select max(seq) from audit_entry)")
                    .update();
            assertThat(audit.verify()).anyMatch(found -> found.contains("should end at"));
            t.setRollbackOnly();
        });
    }

    private void record(String sentence) {
        transaction.executeWithoutResult(t -> audit.record(actor, workspace.id(), null, "test.done", sentence));
    }
}
