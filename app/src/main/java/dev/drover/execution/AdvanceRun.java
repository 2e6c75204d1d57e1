package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a run does next: start the next step, hold, or end. Asking twice does no harm. */
@Component
class AdvanceRun {

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final List<StepPolicy> policies;
    private final SliceQueue queue;
    private final Clock clock;

    AdvanceRun(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            List<StepPolicy> policies,
            SliceQueue queue,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.policies = policies;
        this.queue = queue;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(RunId id) {
        advance(runs.lock(id));
    }

    /** The same for a run as it is now, whose lock the caller holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(Run run) {
        if (run.status() != RunStatus.RUNNING || undoneRunIsStillMoving(run)) {
            return;
        }
        Optional<StepRun> next = steps.of(run.id()).stream()
                .filter(step -> !step.status().isFinished())
                .findFirst();
        if (next.isEmpty()) {
            complete(run);
        } else if (next.get().status() == StepStatus.WAITING) {
            startOrHold(run, next.get());
        }
    }

    /** A run that goes back waits for the last slice of the run that it undoes. */
    private boolean undoneRunIsStillMoving(Run run) {
        RunId undone = run.undoesRun();
        return undone != null && steps.of(undone).stream().anyMatch(step -> step.status() == StepStatus.RUNNING);
    }

    private void startOrHold(Run run, StepRun step) {
        Revision revision = revisions.get(run.revision());
        Optional<String> refusal = refusal(run, revision);
        if (refusal.isPresent()) {
            runs.become(run, RunStatus.PAUSED, refusal.get(), clock.instant());
            events.append(run.id(), null, Kind.RUN_PAUSED, step.stepKey(), "Held before the step: " + refusal.get());
            return;
        }
        begin(run, revision, step);
    }

    /** Why no step of the run may start now; empty if the next one may. */
    Optional<String> refusal(Run run, Revision revision) {
        return policies.stream()
                .map(policy -> policy.refusal(run, revision))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Starts a step, or starts it again. The caller has asked whether it may. */
    void begin(Run run, Revision revision, StepRun step) {
        StepRun begun = steps.begin(step, clock.instant());
        String name = revision.content().step(step.stepKey()).name();
        events.append(
                run.id(),
                null,
                Kind.STEP_STARTED,
                step.stepKey(),
                (run.goesBack() ? "Rolling back: " : "Started: ") + name
                        + (begun.attempt() > 1 ? ", attempt " + begun.attempt() : "") + ".");
        queue.add(begun, Duration.ZERO);
    }

    private void complete(Run run) {
        Instant now = clock.instant();
        runs.become(run, RunStatus.COMPLETED, "", now);
        events.append(
                run.id(),
                null,
                Kind.RUN_COMPLETED,
                "",
                run.goesBack() ? "Everything is rolled back." : "Every step is done.");
        RunId undone = run.undoesRun();
        if (undone != null) {
            Run original = runs.lock(undone);
            runs.become(original, RunStatus.ROLLED_BACK, original.reason(), now);
            events.append(undone, null, Kind.RUN_ROLLED_BACK, "", "Rolled back by run " + run.number() + ".");
        }
    }
}
