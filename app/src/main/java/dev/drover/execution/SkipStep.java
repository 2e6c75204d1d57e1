package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Evidence;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaves a step out, with a reason; see {@link SkipRules} for who may. */
@Service
@Transactional
public class SkipStep {

    /** The fact in the evidence of a step that was left out. */
    static final String SKIPPED_BY = "Skipped by";

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final SkipRules rules;
    private final MayGoOn mayGoOn;
    private final AdvanceRun advance;
    private final Clock clock;

    SkipStep(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            SkipRules rules,
            MayGoOn mayGoOn,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.rules = rules;
        this.mayGoOn = mayGoOn;
        this.advance = advance;
        this.clock = clock;
    }

    /** Leaves out a step that failed or has not begun; a paused run stays paused. */
    public void skip(RunId id, String stepKey, String reason, Actor actor) {
        Run run = runs.lock(id);
        String why = Reason.required(reason);
        StepRun step = steps.of(id).stream()
                .filter(s -> s.stepKey().equals(stepKey))
                .findFirst()
                .orElseThrow(() -> new RunRefusedException("This run has no step " + stepKey + "."));
        rules.refusal(run, step, actor).ifPresent(refusal -> {
            throw new RunRefusedException(refusal);
        });
        mayGoOn.requireNoSigner(run, actor);
        steps.end(step, StepStatus.SKIPPED, Evidence.of(SKIPPED_BY, actor.name(), "Because", why), clock.instant());
        events.append(
                id,
                actor,
                Kind.STEP_SKIPPED,
                stepKey,
                "Skipped: " + planned(run, step).name() + ", because: " + why);
        advance.advance(run);
    }

    private RunbookStep planned(Run run, StepRun step) {
        return revisions.get(run.revision()).content().step(step.stepKey());
    }
}
