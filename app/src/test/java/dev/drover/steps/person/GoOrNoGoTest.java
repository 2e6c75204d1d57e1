package dev.drover.steps.person;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class GoOrNoGoTest {

    private static final GoOrNoGo.Parameters QUESTION = new GoOrNoGo.Parameters("The numbers are in. Go, or no-go?");

    @Autowired
    GoOrNoGo ask;

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
    void asksItsQuestionAndNeverAnswersItByItself() {
        StepOutcome.NeedsPerson asked =
                new StepOutcome.NeedsPerson(Checkpoint.NONE, "The numbers are in. Go, or no-go?");
        assertThat(ask.run(QUESTION, context)).isEqualTo(asked);
        context.pass(Duration.ofDays(3));
        assertThat(ask.run(QUESTION, context)).isEqualTo(asked);
    }

    @Test
    void previewsWhomItWaitsFor() {
        assertThat(ask.preview(QUESTION, context).findings())
                .isEqualTo(Evidence.of("Waits for", "a lead who did not start or resume the run"));
        assertThat(ask.summarize(QUESTION)).isEqualTo("Ask: The numbers are in. Go, or no-go?");
    }

    @Test
    void hasNothingToUndo() {
        assertThat(ask.rollBackSummary(QUESTION)).isEqualTo("Nothing to undo: the decision stays in the record.");
        assertThat(ask.rollBack(QUESTION, context)).isEqualTo(new StepOutcome.Completed(Evidence.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void wantsAQuestion(String blank) {
        assertThat(parameters.problems(ask, Map.of("question", blank)))
                .extracting(StepParameters.Problem::sentence)
                .contains("Write the question that has to be answered.");
    }
}
