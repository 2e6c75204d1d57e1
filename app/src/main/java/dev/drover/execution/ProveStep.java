package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.AsksForProof.ProofField;
import dev.drover.step.Evidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    private final AskedProof asked;
    private final KeepProof keep;
    private final FinishStep finish;
    private final MayGoOn mayGoOn;
    private final AdvanceRun advance;

    ProveStep(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            AskedProof asked,
            KeepProof keep,
            FinishStep finish,
            MayGoOn mayGoOn,
            AdvanceRun advance) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.asked = asked;
        this.keep = keep;
        this.finish = finish;
        this.mayGoOn = mayGoOn;
        this.advance = advance;
    }

    /** What a step asks for; empty if it asks for nothing. */
    public List<ProofField> fields(RunbookStep planned, boolean goesBack) {
        return asked.fields(planned, goesBack);
    }

    /**
     * Ends the step with what was entered as its evidence. A paused run stays paused.
     *
     * @throws RunRefusedException with everything that is wrong; nothing is written
     */
    public void prove(RunId id, String stepKey, Map<String, String> entered, Actor actor) {
        prove(id, stepKey, entered, List.of(), actor);
    }

    /** The same with files, which are kept in the same transaction. */
    public void prove(RunId id, String stepKey, Map<String, String> entered, List<HandedInFile> handedIn, Actor actor) {
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
        List<ProofField> fields = fields(planned, run.goesBack());
        List<String> problems =
                new ArrayList<>(asked.problems(planned, run.goesBack(), withNames(fields, entered, handedIn)));
        problems.addAll(keep.problems(fields, handedIn));
        if (!problems.isEmpty()) {
            throw new RunRefusedException(problems);
        }
        List<ProofFile> kept = keep.keep(run, step, handedIn, actor);
        events.append(
                id,
                actor,
                Kind.STEP_PROVEN,
                stepKey,
                "Proof entered: " + planned.name() + "."
                        + kept.stream()
                                .map(file -> " " + file.field() + ": " + file.sentence() + ".")
                                .collect(Collectors.joining()));
        finish.finish(run, step, evidence(fields, entered, kept, actor), actor);
        advance.advance(run);
    }

    /** What was entered, where the name of a file stands for it; what somebody typed for a file is none. */
    private static Map<String, String> withNames(
            List<ProofField> fields, Map<String, String> entered, List<HandedInFile> handedIn) {
        Map<String, String> all = new HashMap<>(entered);
        fields.stream().filter(ProveStep::isFile).forEach(field -> all.remove(field.name()));
        handedIn.forEach(file -> all.put(file.field(), file.name()));
        return all;
    }

    private static Evidence evidence(
            List<ProofField> fields, Map<String, String> entered, List<ProofFile> kept, Actor actor) {
        List<Evidence.Fact> facts = new ArrayList<>();
        facts.add(new Evidence.Fact("Done by", actor.name()));
        for (ProofField field : fields) {
            String value = isFile(field)
                    ? kept.stream()
                            .filter(file -> file.field().equals(field.name()))
                            .map(ProofFile::sentence)
                            .findFirst()
                            .orElse("")
                    : entered.getOrDefault(field.name(), "").strip();
            facts.add(new Evidence.Fact(field.name(), value));
        }
        return new Evidence(facts);
    }

    private static boolean isFile(ProofField field) {
        return field.kind() == ProofField.Kind.FILE;
    }
}
