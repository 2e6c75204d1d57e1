package dev.drover.steps.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepProblem;
import dev.drover.steps.PlainContext;
import dev.drover.traffic.Lane;
import dev.drover.traffic.WriteMode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResumeWritesTest extends TrafficStepTestBase {

    private static final ResumeWrites.Parameters NOTHING = new ResumeWrites.Parameters();

    @Autowired
    ResumeWrites step;

    @Test
    void sendsWritesToBothStores() {
        PlainContext context = context(RunKind.LIVE);
        earlierSteps(context, Lane.LIVE, WriteMode.FROZEN);
        StepOutcome done = new StepOutcome.Completed(Evidence.of("Writes", "both stores"));
        assertThat(step.run(NOTHING, context)).isEqualTo(done);
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.BOTH);
        assertThat(latest(context).because()).isEqualTo("everything is copied and proven");
        assertUntouched(rehearsal(context));

        assertThat(step.run(NOTHING, context)).as("repeated").isEqualTo(done);
        assertThat(changes(context))
                .containsExactly("Writes from Old store only to Frozen", "Writes from Frozen to Both stores");
    }

    @Test
    void aRehearsalMovesItsOwnLane() {
        PlainContext context = context(RunKind.REHEARSAL);
        earlierSteps(context, Lane.REHEARSAL, WriteMode.FROZEN);
        step.run(NOTHING, context);
        assertThat(rehearsal(context).writeMode()).isEqualTo(WriteMode.BOTH);
        assertUntouched(live(context));
    }

    @Test
    void aRollbackFreezesWritesAgainWhateverReadsDo() {
        PlainContext context = context(RunKind.LIVE);
        earlierSteps(context, Lane.LIVE, WriteMode.FROZEN);
        reads(context, Lane.LIVE, 10);
        step.run(NOTHING, context);
        StepOutcome undone = new StepOutcome.Completed(Evidence.of("Writes", "frozen"));
        assertThat(step.rollBack(NOTHING, context)).isEqualTo(undone);
        assertThat(step.rollBack(NOTHING, context)).as("repeated").isEqualTo(undone);
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.FROZEN);
        assertThat(latest(context).because()).isEqualTo("the run is rolled back");
        assertThat(step.rollBackSummary(NOTHING)).contains("Writes are frozen again", "Nothing is lost");
    }

    @Test
    void saysWhyWritesThatWereNotFrozenCannotGoToBoth() {
        PlainContext context = context(RunKind.LIVE);
        assertThatThrownBy(() -> step.run(NOTHING, context)).isInstanceOfSatisfying(StepProblem.class, problem -> {
            assertThat(problem)
                    .hasMessage("Writes cannot go from \"Old store only\" to \"Both stores\"."
                            + " From here it goes to: Frozen.");
            assertThat(problem.nextAction()).startsWith("Roll back");
        });
        assertUntouched(live(context));
    }

    @Test
    void previewsTheFlagAndLeavesIt() {
        PlainContext context = context(RunKind.LIVE);
        assertThat(step.preview(NOTHING, context).calls())
                .containsExactly("Flag " + live(context).flagKey() + "-write-mode becomes both");
        assertUntouched(live(context));
        assertThat(changes(context)).isEmpty();
    }
}
