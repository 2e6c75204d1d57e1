package dev.drover.steps.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.Environments;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepParameters;
import dev.drover.steps.PlainContext;
import dev.drover.testing.Plans;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class HoldTest {

    private static final Hold.Parameters A_MINUTE = new Hold.Parameters(60);

    @Autowired
    Hold hold;

    @Autowired
    StepParameters parameters;

    @Autowired
    Plans plans;

    @Autowired
    Environments environments;

    PlainContext context;

    @BeforeEach
    void aStep() {
        Plans.Team team = plans.team();
        context = new PlainContext(team, environments.get(team.migration().environment()), RunKind.LIVE);
    }

    @Test
    void waitsForTheWholeTimeAndNotLonger() {
        StepOutcome.Waiting begun = context.waitingAfter(hold.run(A_MINUTE, context));
        assertThat(begun.checkAgainIn()).isEqualTo(Duration.ofSeconds(60));
        assertThat(begun.progress().percent()).isZero();
        assertThat(begun.because()).isEqualTo("for the time to pass");

        context.pass(Duration.ofMillis(59_999));
        StepOutcome.Waiting late = context.waitingAfter(hold.run(A_MINUTE, context));
        assertThat(late.checkAgainIn()).isEqualTo(Duration.ofMillis(1));
        assertThat(late.progress().percent()).isEqualTo(98);

        context.pass(Duration.ofMillis(1));
        assertThat(hold.run(A_MINUTE, context)).isEqualTo(new StepOutcome.Completed(Evidence.of("Waited", "60 s")));
    }

    @Test
    void countsFromItsFirstStartWhateverSliceItIs() {
        context.waitingAfter(hold.run(A_MINUTE, context));
        // After a restart nothing is left but the start and the checkpoint; nobody asked for 40 seconds.
        context.pass(Duration.ofSeconds(40)).at(Checkpoint.NONE);
        StepOutcome.Waiting afterRestart = context.waitingAfter(hold.run(A_MINUTE, context));
        assertThat(afterRestart.checkAgainIn()).isEqualTo(Duration.ofSeconds(20));
        assertThat(afterRestart.progress().done()).isEqualTo(40);

        context.pass(Duration.ofHours(3));
        assertThat(hold.run(A_MINUTE, context)).isEqualTo(new StepOutcome.Completed(Evidence.of("Waited", "10840 s")));
    }

    @Test
    void staysAtTheBeginningWhenTheClockIsPutBack() {
        context.pass(Duration.ofSeconds(-5));
        StepOutcome.Waiting waiting = context.waitingAfter(hold.run(A_MINUTE, context));
        assertThat(waiting.progress().done()).isZero();
        assertThat(waiting.checkAgainIn()).isEqualTo(Duration.ofSeconds(65));
    }

    @Test
    void previewsTheTimeAndHasNothingToUndo() {
        assertThat(hold.preview(A_MINUTE, context).findings()).isEqualTo(Evidence.of("Waits", "60 s"));
        assertThat(hold.rollBackSummary(A_MINUTE)).isEqualTo("Nothing to undo.");
        assertThat(hold.rollBack(A_MINUTE, context)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
    }

    @Test
    void takesFromASecondToFourteenDays() {
        assertThat(parameters.problems(hold, Map.of("seconds", "0")))
                .extracting(StepParameters.Problem::sentence)
                .contains("Seconds to wait: at least 1.");
        assertThat(parameters.problems(hold, Map.of("seconds", "1"))).isEmpty();
        assertThat(parameters.problems(hold, Map.of("seconds", "1209600"))).isEmpty();
        assertThat(parameters.problems(hold, Map.of("seconds", "1209601")))
                .extracting(StepParameters.Problem::sentence)
                .contains("Seconds to wait: at most 1,209,600 (14 days).");
    }
}
