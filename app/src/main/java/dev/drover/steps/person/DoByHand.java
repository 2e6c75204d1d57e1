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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Waits until a person has done something that Drover cannot do, and has entered the proof. */
@Component
class DoByHand implements StepType<DoByHand.Parameters>, AsksForProof<DoByHand.Parameters> {

    private static final String ONE = "[^:;]{1,60}:\\s*(text|number|yes)\\s*\\??";
    private static final int LONGEST_ENTRY = 4_000;

    record Parameters(
            @Field(label = "What to do", example = "Create the snapshot orders-before-move of the cluster orders.")
            @NotBlank(message = "Write what the person has to do.")
            String task,

            @Field(
                    label = "Proof",
                    example = "Snapshot id: text",
                    help =
                            "What to enter afterwards: a name, a colon, and text, number or yes; a question mark if it may be"
                                    + " left empty; several separated by semicolons. Example: Snapshot id: text; Rows: number?")
            @Pattern(
                    regexp = "\\s*" + ONE + "(\\s*;\\s*" + ONE + ")*\\s*;?\\s*",
                    message = "Proof: write a name, a colon, and text, number or yes, for example: Snapshot id: text")
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
        return "By hand: " + parameters.task();
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of(), Evidence.of("A person does", parameters.task(), "Proof", parameters.proof()), List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsProof(Checkpoint.NONE, parameters.task());
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "By hand: " + parameters.undo();
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.NeedsProof(Checkpoint.NONE, "Undo by hand: " + parameters.undo());
    }

    @Override
    public List<ProofField> proofFields(Parameters parameters, boolean goesBack) {
        if (goesBack) {
            return List.of(new ProofField("It is undone", ProofField.Kind.YES, true));
        }
        return Arrays.stream(parameters.proof().split(";"))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .map(DoByHand::field)
                .toList();
    }

    private static ProofField field(String text) {
        int colon = text.lastIndexOf(':');
        String kind = text.substring(colon + 1).strip();
        boolean optional = kind.endsWith("?");
        String word = (optional ? kind.substring(0, kind.length() - 1) : kind).strip();
        return new ProofField(
                text.substring(0, colon).strip(), ProofField.Kind.valueOf(word.toUpperCase(Locale.ROOT)), !optional);
    }

    @Override
    public List<String> proofProblems(Parameters parameters, boolean goesBack, Map<String, String> entered) {
        List<String> problems = new ArrayList<>();
        for (ProofField field : proofFields(parameters, goesBack)) {
            String value = entered.getOrDefault(field.name(), "").strip();
            if (value.isEmpty()) {
                if (field.required()) {
                    problems.add(
                            field.kind() == ProofField.Kind.YES
                                    ? field.name() + ": tick it once it is true."
                                    : field.name() + ": enter it; the step is not proven without it.");
                }
            } else if (field.kind() == ProofField.Kind.NUMBER && !value.matches("-?[0-9]{1,18}(\\.[0-9]{1,9})?")) {
                problems.add(field.name() + ": enter a number, for example 1234. Found \"" + value + "\".");
            } else if (value.length() > LONGEST_ENTRY) {
                problems.add(field.name() + ": enter at most 4,000 characters. Found " + value.length() + ".");
            }
        }
        return problems;
    }
}
