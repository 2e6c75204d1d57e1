package dev.drover.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.AppTest;
import dev.drover.people.Actor;
import dev.drover.people.Role;
import dev.drover.people.Workspace;
import dev.drover.testing.Office;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifying the chain while others write to it, or verify it too. */
@AppTest
class VerificationTest {

    @Autowired
    AuditTrail audit;

    @Autowired
    Office office;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    final ExecutorService crowd = Executors.newFixedThreadPool(2);
    Workspace workspace;
    Actor actor;

    @BeforeEach
    void anEntry() {
        workspace = office.workspace();
        actor = office.member(workspace, Role.ARCHITECT);
        record();
    }

    @AfterEach
    void endCrowd() {
        crowd.shutdownNow();
    }

    @Test
    void seesEntriesAndHeadAtTheSameMomentAndIsDoneOnceAtATime() throws Exception {
        Future<List<String>> verification = transaction.execute(t -> {
            sql.sql("lock table audit_head in access exclusive mode").update();
            Future<List<String>> waiting = crowd.submit(audit::verify);
            await().until(this::somebodyWaitsForTheHead);
            assertThatThrownBy(() -> crowd.submit(audit::verify).get())
                    .hasCauseInstanceOf(VerificationUnderWayException.class)
                    .hasMessageContaining("is being verified for somebody else");
            record();
            return waiting;
        });
        assertThat(verification.get()).isEmpty();
        assertThat(audit.verify()).isEmpty();
    }

    /** It has read the entries then. */
    private boolean somebodyWaitsForTheHead() {
        return sql.sql("select count(*) from pg_locks where relation = 'audit_head'::regclass and not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void record() {
        transaction.executeWithoutResult(t -> audit.record(actor, workspace.id(), null, "test.done", "Did it."));
    }
}
