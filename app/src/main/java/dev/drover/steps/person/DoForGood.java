package dev.drover.steps.person;

import dev.drover.step.AsksForProof;
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
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Waits until a person has done, outside of Drover, what cannot be taken back: the point of no return. */
@Component
class DoForGood implements StepType<DoForGood.Parameters>, AsksForProof<DoForGood.Parameters> {

    record Parameters(
            @Field(label = "What to do", example = "Switch all writes to the new store.")
            @NotBlank(message = "Write what the person has to do.")
            String task,

            @Field(label = "Proof", example = "Switched at: text", help = Proof.HELP)
            @Pattern(regexp = Proof.FORM, message = Proof.MESSAGE)
            String proof,

            @Field(
                    label = "What is lost by going back",
                    example = "The old store misses every write that follows.",
                    help = "A live run cannot be rolled back past this step; a rehearsal can, on its copies.")
            @NotBlank(message = "Write what it means that there is no way back.")
            String undo) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "person.do-for-good",
                "Do by hand, for good",
                "Asks a person to do something outside of Drover that cannot be taken back, and to enter the proof.",
                Effect.IRREVERSIBLE,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "By hand, for good: " + Proof.firstLine(parameters.task());
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of(), Evidence.of("A person does", parameters.task(), "Proof", parameters.proof()), List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsProof(Checkpoint.NONE, Proof.task(parameters.task(), context));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return parameters.undo();
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsProof(
                Checkpoint.NONE,
                Proof.task("Put the copies of the rehearsal back to before this step. " + parameters.undo(), context));
    }

    @Override
    public List<ProofField> proofFields(Parameters parameters, boolean goesBack) {
        return goesBack ? List.of(Proof.UNDONE) : Proof.fields(parameters.proof());
    }

    @Override
    public List<String> proofProblems(Parameters parameters, boolean goesBack, Map<String, String> entered) {
        return Proof.problems(proofFields(parameters, goesBack), entered);
    }
}
