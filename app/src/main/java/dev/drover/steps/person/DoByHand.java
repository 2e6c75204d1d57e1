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

/** Waits until a person has done something that Drover cannot do, and has entered the proof. */
@Component
class DoByHand implements StepType<DoByHand.Parameters>, AsksForProof<DoByHand.Parameters> {

    record Parameters(
            @Field(label = "What to do", example = "Create the snapshot orders-before-move of the cluster orders.")
            @NotBlank(message = "Write what the person has to do.")
            String task,

            @Field(label = "Proof", example = "Snapshot id: text", help = Proof.HELP)
            @Pattern(regexp = Proof.FORM, message = Proof.MESSAGE)
            String proof,

            @Field(label = "How it is undone by hand", example = "Delete the snapshot.")
            @NotBlank(message = "Write what has to be done by hand to undo it; write \"Nothing\" if there is nothing.")
            String undo) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "person.do-by-hand",
                "Do by hand",
                "Asks a person to do something outside of Drover and to enter the proof.",
                Effect.REVERSIBLE,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "By hand: " + Proof.firstLine(parameters.task());
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
        return "By hand: " + parameters.undo();
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsProof(Checkpoint.NONE, Proof.task("Undo by hand: " + parameters.undo(), context));
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
