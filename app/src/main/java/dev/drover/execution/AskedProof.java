package dev.drover.execution;

import dev.drover.runbook.RunbookStep;
import dev.drover.step.AsksForProof;
import dev.drover.step.AsksForProof.ProofField;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the kind of a step what proves it. */
@Component
class AskedProof {

    private final StepCatalog catalog;
    private final StepParameters parameters;

    AskedProof(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    /** What a step asks for; empty if it asks for nothing. */
    List<ProofField> fields(RunbookStep planned, boolean goesBack) {
        return catalog.find(planned.type())
                .map(type -> fields(type, planned, goesBack))
                .orElse(List.of());
    }

    @SuppressWarnings("unchecked")
    private <P extends Record> List<ProofField> fields(StepType<P> type, RunbookStep planned, boolean goesBack) {
        return type instanceof AsksForProof<?> asking
                ? ((AsksForProof<P>) asking).proofFields(parameters.bind(type, planned.parameters()), goesBack)
                : List.of();
    }

    /** What is wrong with what was entered, a sentence each. */
    List<String> problems(RunbookStep planned, boolean goesBack, Map<String, String> entered) {
        return problems(catalog.get(planned.type()), planned, goesBack, entered);
    }

    @SuppressWarnings("unchecked")
    private <P extends Record> List<String> problems(
            StepType<P> type, RunbookStep planned, boolean goesBack, Map<String, String> entered) {
        return type instanceof AsksForProof<?> asking
                ? ((AsksForProof<P>) asking)
                        .proofProblems(parameters.bind(type, planned.parameters()), goesBack, entered)
                : List.of("This step is not done by hand.");
    }
}
