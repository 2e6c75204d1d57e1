package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revisions;
import dev.drover.step.Evidence;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends a step that worked, whoever or whatever did it; one that goes back ends the step that it undid as well. */
@Component
class FinishStep {

    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final Clock clock;

    FinishStep(StepRuns steps, RunEvents events, Revisions revisions, Clock clock) {
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** @param by who did it; null for Drover itself */
    @Transactional(propagation = Propagation.MANDATORY)
    public StepRun finish(Run run, StepRun step, Evidence evidence, @Nullable Actor by) {
        StepRun done = steps.end(step, StepStatus.DONE, evidence, clock.instant());
        String name =
                revisions.get(run.revision()).content().step(step.stepKey()).name();
        Long undone = step.undoes();
        if (undone == null) {
            events.append(run.id(), by, Kind.STEP_DONE, step.stepKey(), "Done: " + name + ".");
            return done;
        }
        StepRun original = steps.get(undone);
        steps.undone(original, clock.instant());
        events.append(run.id(), by, Kind.STEP_ROLLED_BACK, step.stepKey(), "Rolled back: " + name + ".");
        return done;
    }
}
