package dev.drover.steps.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepProblem;
import dev.drover.steps.PlainContext;
import dev.drover.traffic.Lane;
import dev.drover.traffic.WriteMode;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FinishMigrationTest extends TrafficStepTestBase {

    private static final FinishMigration.Parameters NOTHING = new FinishMigration.Parameters();

    @Autowired
    FinishMigration step;

    @Autowired
    ResumeWrites resume;

    @Test
    void sendsWritesToTheNewStoreOnly() {
        PlainContext context = nearlyThere(RunKind.LIVE, Lane.LIVE, 100);
        StepOutcome done = new StepOutcome.Completed(Evidence.of("Writes", "new store only"));
        assertThat(step.run(NOTHING, context)).isEqualTo(done);
        assertThat(step.run(NOTHING, context)).as("repeated").isEqualTo(done);
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.NEW);
        assertThat(latest(context).what()).isEqualTo("Writes from Both stores to New store only");
        assertThat(latest(context).because()).isEqualTo("the migration is finished");
    }

    @Test
    void saysThatThereIsNoWayBack() {
        assertThat(step.describe().effect()).isEqualTo(Effect.IRREVERSIBLE);
        assertThat(step.summarize(NOTHING)).endsWith("the point of no return");
        assertThat(step.rollBackSummary(NOTHING)).startsWith("There is no way back from here");

        PlainContext context = nearlyThere(RunKind.LIVE, Lane.LIVE, 100);
        step.run(NOTHING, context);
        assertThat(step.rollBack(NOTHING, context)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.NEW);
        assertThatThrownBy(() -> resume.rollBack(new ResumeWrites.Parameters(), context))
                .isInstanceOf(StepProblem.class)
                .hasMessageContaining("There is no way back");
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.NEW);
    }

    @Test
    void refusesWhileSomeUsersReadFromTheOldStore() {
        PlainContext context = nearlyThere(RunKind.LIVE, Lane.LIVE, 50);
        assertThatThrownBy(() -> step.run(NOTHING, context))
                .isInstanceOf(StepProblem.class)
                .hasMessage("Writes cannot go from \"Both stores\" to \"New store only\". The old store would miss"
                        + " writes that 50 % of the users read from it. Shift reads to 100 % first.");
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.BOTH);
    }

    @Test
    void aRehearsalStopsOneStepBeforeThePointOfNoReturn() {
        PlainContext context = nearlyThere(RunKind.REHEARSAL, Lane.REHEARSAL, 100);
        assertThat(step.run(NOTHING, context))
                .isEqualTo(new StepOutcome.Completed(
                        Evidence.of("Writes", "both stores; a rehearsal does not pass the point of no return")));
        assertThat(rehearsal(context).writeMode()).isEqualTo(WriteMode.BOTH);
        assertUntouched(live(context));
    }

    @Test
    void previewsTheFlagAndLeavesIt() {
        PlainContext context = nearlyThere(RunKind.LIVE, Lane.LIVE, 100);
        assertThat(step.preview(NOTHING, context).calls())
                .containsExactly("Flag " + live(context).flagKey() + "-write-mode becomes new");
        assertThat(live(context).writeMode()).isEqualTo(WriteMode.BOTH);
    }

    private PlainContext nearlyThere(RunKind kind, Lane lane, int percent) {
        PlainContext context = context(kind);
        earlierSteps(context, lane, WriteMode.FROZEN, WriteMode.BOTH);
        reads(context, lane, percent);
        return context;
    }
}
