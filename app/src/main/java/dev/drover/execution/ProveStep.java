package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.AsksForProof;
import dev.drover.step.AsksForProof.ProofField;
import dev.drover.step.Evidence;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the proof that a person did a step by hand. */
@Service
@Transactional
public class ProveStep {

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final FinishStep finish;
    private final MayGoOn mayGoOn;
    private final AdvanceRun advance;

    ProveStep(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            StepCatalog catalog,
            StepParameters parameters,
            FinishStep finish,
            MayGoOn mayGoOn,
            AdvanceRun advance) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.catalog = catalog;
        this.parameters = parameters;
        this.finish = finish;
        this.mayGoOn = mayGoOn;
        this.advance = advance;
    }

    /** What a step asks for; empty if it asks for nothing. */
    public List<ProofField> fields(RunbookStep planned, boolean goesBack) {
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

    @SuppressWarnings("unchecked")
    private <P extends Record> List<String> problems(
            StepType<P> type, RunbookStep planned, boolean goesBack, Map<String, String> entered) {
        return type instanceof AsksForProof<?> asking
                ? ((AsksForProof<P>) asking)
                        .proofProblems(parameters.bind(type, planned.parameters()), goesBack, entered)
                : List.of("This step is not done by hand.");
    }

    /**
     * Ends the step with what was entered as its evidence. A paused run stays paused.
     *
     * @throws RunRefusedException with everything that is wrong; nothing is written
     */
    public void prove(RunId id, String stepKey, Map<String, String> entered, Actor actor) {
        Run run = runs.lock(id);
        if (run.status() != RunStatus.RUNNING && run.status() != RunStatus.PAUSED) {
            throw new RunRefusedException("The run is " + run.status().label().toLowerCase(Locale.ROOT)
                    + ", so nothing can be proven in it.");
        }
        StepRun step = steps.of(id).stream()
                .filter(s -> s.stepKey().equals(stepKey) && s.status() == StepStatus.NEEDS_PROOF)
                .findFirst()
                .orElseThrow(() -> new RunRefusedException("This step does not wait for a person any more."));
        mayGoOn.requireNoSigner(run, actor);
        RunbookStep planned = revisions.get(run.revision()).content().step(stepKey);
        List<String> problems = problems(catalog.get(planned.type()), planned, run.goesBack(), entered);
        if (!problems.isEmpty()) {
            throw new RunRefusedException(problems);
        }
        List<Evidence.Fact> facts = new ArrayList<>();
        facts.add(new Evidence.Fact("Done by", actor.name()));
        for (ProofField field : fields(planned, run.goesBack())) {
            facts.add(new Evidence.Fact(
                    field.name(), entered.getOrDefault(field.name(), "").strip()));
        }
        events.append(id, actor, Kind.STEP_PROVEN, stepKey, "Proof entered: " + planned.name() + ".");
        finish.finish(run, step, new Evidence(facts), actor);
        advance.advance(run);
    }
}
