package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.execution.SliceQueue.Claim;
import dev.drover.execution.SliceQueue.SliceId;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.Plans;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A worker that goes on with a run keeps its row of the queue, and only while it is its own. */
@AppTest
class KeptRowsTest {

    @Autowired
    Plans plans;

    @Autowired
    ScriptedStep scripted;

    @Autowired
    StartRun start;

    @Autowired
    StepRuns steps;

    @Autowired
    Runs runs;

    @Autowired
    SliceQueue queue;

    @Autowired
    Watch watch;

    @Autowired
    JdbcClient sql;

    private final CountDownLatch inSlice = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    Plans.Team team;
    Run run;

    /** The second step is in its slice, and the row still has the name of the first. */
    @BeforeEach
    void aRunInTheSecondOfThreeSteps() throws InterruptedException {
        team = plans.team();
        String unique = UUID.randomUUID().toString().substring(0, 8);
        String two = "two-" + unique;
        scripted.script(two, context -> {
            inSlice.countDown();
            await(finish);
            return new StepOutcome.Completed(Evidence.NONE);
        });
        // For whoever does the slice once more.
        scripted.script(
                two, context -> new StepOutcome.Progressed(new Checkpoint("{\"by\": \"another\"}"), Progress.UNKNOWN));
        plans.submit(team, Plans.scripted("one-" + unique, two, "three-" + unique));
        run = start.start(team.migration().id(), RunKind.REHEARSAL, 100, team.operator());
        assertThat(inSlice.await(10, SECONDS)).isTrue();
    }

    @Test
    void theNextSliceOfARunIsDoneOnTheRowOfTheOneBefore() {
        assertThat(row()).startsWith(step(0).id() + ":");
        finish.countDown();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(rows()).isZero();
    }

    @Test
    void whoeverTakesARowOverDoesTheSliceThatIsDueNow() {
        sql.sql("""
                        update scheduled_tasks
                           set picked = false, picked_by = null, version = version + 1, execution_time = now()
                         where task_name = 'advance-step' and task_instance = :row
                        """).param("row", row()).update();
        Awaitility.await().atMost(20, SECONDS).until(() -> runs.get(run.id()).status() == RunStatus.COMPLETED);
        finish.countDown();
        assertThat(step(0).attempt()).isOne();
        assertThat(step(1).attempt()).isOne();
        assertThat(rows()).isZero();
    }

    @Test
    void aRowThatWasTakenOverIsNeitherKeptNorTakenOut() {
        String row = row();
        long version = sql.sql("select version from scheduled_tasks where task_instance = :row")
                .param("row", row)
                .query(Long.class)
                .single();
        Claim old = new Claim(row, version - 1, SliceId.of(step(1)));
        assertThat(queue.keep(old, step(2))).isFalse();
        assertThat(queue.remove(old)).isFalse();
        assertThat(rows()).isOne();
        finish.countDown();
        watch.until(run, RunStatus.COMPLETED);
        assertThat(rows()).isZero();
    }

    private StepRun step(int position) {
        return steps.of(run.id()).get(position);
    }

    /** The name of the only row of the run. */
    private String row() {
        return sql.sql("select task_instance from scheduled_tasks where split_part(task_instance, ':', 1) in (:steps)")
                .param("steps", ids())
                .query(String.class)
                .single();
    }

    private long rows() {
        return sql.sql("select count(*) from scheduled_tasks where split_part(task_instance, ':', 1) in (:steps)")
                .param("steps", ids())
                .query(Long.class)
                .single();
    }

    private List<String> ids() {
        return steps.of(run.id()).stream().map(step -> "" + step.id()).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
