package dev.drover.steps.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepProblem;
import dev.drover.steps.PlainContext;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.WriteMode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ShiftReadsTest extends TrafficStepTestBase {

    private static final ShiftReads.Parameters TEN_SECONDS = new ShiftReads.Parameters(10);
    private static final StepOutcome DONE = new StepOutcome.Completed(Evidence.of("Reads on the new store", "100 %"));

    @Autowired
    ShiftReads step;

    PlainContext context;

    @BeforeEach
    void aFrozenSource() {
        context = context(RunKind.LIVE);
        earlierSteps(context, Lane.LIVE, WriteMode.FROZEN);
    }

    @Test
    void goesFromStopToStopAndWaitsAtEach() {
        int[] stops = {1, 10, 50, 100};
        for (int i = 0; i < stops.length; i++) {
            StepOutcome.Waiting arrived = slice();
            assertThat(live(context).readPercent()).isEqualTo(stops[i]);
            assertThat(arrived.checkAgainIn()).isEqualTo(Duration.ofSeconds(10));
            assertThat(arrived.because()).isEqualTo("at " + stops[i] + " %, to see that all is well");
            assertThat(arrived.progress().percent()).isEqualTo(25 * i);

            context.pass(Duration.ofMillis(9_999));
            assertThat(slice().checkAgainIn()).isEqualTo(Duration.ofMillis(1));
            assertThat(live(context).readPercent()).isEqualTo(stops[i]);
            context.pass(Duration.ofMillis(1));
        }
        assertThat(step.run(TEN_SECONDS, context)).isEqualTo(DONE);
        assertThat(changes(context))
                .containsExactly(
                        "Writes from Old store only to Frozen",
                        "Reads from 0 % to 1 %",
                        "Reads from 1 % to 10 %",
                        "Reads from 10 % to 50 %",
                        "Reads from 50 % to 100 %");
        assertThat(context.lines()).hasSize(4).startsWith("1 % of the users read from the new store.");
        assertUntouched(rehearsal(context));
    }

    @Test
    void aRepeatedSliceNeitherSkipsNorRepeatsAStop() {
        Checkpoint before = Checkpoint.NONE;
        for (int percent : new int[] {1, 10, 50, 100}) {
            slice();
            assertThat(live(context).readPercent()).isEqualTo(percent);
            int changes = changes(context).size();
            // The switch moved, and Drover died before it could say so.
            context.at(before).pass(Duration.ofSeconds(3));
            assertThat(slice().checkAgainIn()).isEqualTo(Duration.ofSeconds(10));
            assertThat(live(context).readPercent()).isEqualTo(percent);
            assertThat(changes(context)).hasSize(changes);
            before = context.checkpoint();
            context.pass(Duration.ofSeconds(10));
        }
        assertThat(step.run(TEN_SECONDS, context)).isEqualTo(DONE);
        assertThat(step.run(TEN_SECONDS, context)).as("repeated").isEqualTo(DONE);
    }

    @Test
    void aLongPauseSkipsNoStop() {
        slice();
        context.pass(Duration.ofDays(2));
        slice();
        assertThat(live(context).readPercent()).isEqualTo(10);
    }

    @Test
    void stopsWhenSomebodyTookReadsBackMeanwhile() {
        slice();
        context.pass(Duration.ofSeconds(10));
        slice();
        traffic.shiftReads(
                context.plan().migration(), Lane.LIVE, 0, new ChangedBy.Person(context.startedBy()), "errors");
        assertThat(step.run(TEN_SECONDS, context)).isInstanceOfSatisfying(StepOutcome.Failed.class, failed -> {
            assertThat(failed.problem())
                    .isEqualTo("Somebody took reads back to 0 % while this step watched them at 10 %.");
            assertThat(failed.nextAction())
                    .isEqualTo(
                            "Find out why on the traffic page. Then retry, which begins at 1 % again, or roll back.");
            context.at(failed.checkpoint());
        });
        assertThat(live(context).readPercent()).isZero();
        slice();
        assertThat(live(context).readPercent()).as("after a retry").isEqualTo(1);
    }

    @Test
    void aRollbackTakesAllReadsBackFromWhereverTheyWere() {
        StepOutcome undone = new StepOutcome.Completed(Evidence.of("Reads on the new store", "0 %"));
        slice();
        context.pass(Duration.ofSeconds(10));
        slice();
        assertThat(step.rollBack(TEN_SECONDS, context)).isEqualTo(undone);
        assertThat(step.rollBack(TEN_SECONDS, context)).as("repeated").isEqualTo(undone);
        assertThat(live(context).readPercent()).isZero();
        assertThat(latest(context).what()).isEqualTo("Reads from 10 % to 0 %");
        assertThat(latest(context).because()).isEqualTo("the run is rolled back");
        assertThat(step.rollBackSummary(TEN_SECONDS)).contains("Nothing is lost");
    }

    @Test
    void aRehearsalMovesItsOwnLane() {
        PlainContext rehearsing = context(RunKind.REHEARSAL);
        earlierSteps(rehearsing, Lane.REHEARSAL, WriteMode.FROZEN);
        step.run(TEN_SECONDS, rehearsing);
        assertThat(rehearsal(rehearsing).readPercent()).isEqualTo(1);
        assertUntouched(live(rehearsing));
    }

    @Test
    void saysWhyReadsMayNotGoWhereWritesAreMissing() {
        PlainContext early = context(RunKind.LIVE);
        assertThatThrownBy(() -> step.run(TEN_SECONDS, early)).isInstanceOfSatisfying(StepProblem.class, problem -> {
            assertThat(problem)
                    .hasMessage("Reads cannot go from 0 % to 1 %. Writes go to the old store only,"
                            + " so the new one misses them. Freeze writes first.");
            assertThat(problem.nextAction()).startsWith("Roll back");
        });
        assertUntouched(live(early));
    }

    @Test
    void previewsEveryStopAndLeavesTheFlag() {
        String flag = "Flag " + live(context).flagKey() + " becomes \"new\" for ";
        assertThat(step.preview(TEN_SECONDS, context).calls())
                .containsExactly(
                        flag + "1 % of the users",
                        flag + "10 % of the users",
                        flag + "50 % of the users",
                        flag + "100 % of the users");
        assertThat(step.preview(TEN_SECONDS, context).findings())
                .isEqualTo(Evidence.of("Reads on the new store now", "0 %"));
        assertThat(live(context).readPercent()).isZero();
    }

    private StepOutcome.Waiting slice() {
        return context.waitingAfter(step.run(TEN_SECONDS, context));
    }
}
