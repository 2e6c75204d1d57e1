package dev.drover.steps.person;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.stereotype.Component;

/** Waits until somebody other than the operator has seen the numbers and decided. */
@Component
class GoOrNoGo implements StepType<GoOrNoGo.Parameters> {

    record Parameters(
            @Field(label = "Question", example = "The numbers are in. Go, or no-go?")
            @NotBlank(message = "Write the question that has to be answered.")
            String question) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "person.go-no-go",
                "Go or no-go",
                "Asks a lead who did not start or resume the run to look at the numbers and decide. No-go pauses the run.",
                Effect.HARMLESS,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Ask: " + parameters.question();
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of(), Evidence.of("Waits for", "a lead who did not start or resume the run"), List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsPerson(Checkpoint.NONE, parameters.question());
    }

    @Override
    public boolean isProofOfTheMoment() {
        return true;
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo: the decision stays in the record.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
