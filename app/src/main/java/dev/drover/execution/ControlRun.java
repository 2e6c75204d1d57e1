package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revisions;
import dev.drover.step.Evidence;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with a run that exists: pause, resume, retry, call off, and decide go or no-go. */
@Service
@Transactional
public class ControlRun {

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final MayGoOn mayGoOn;
    private final FinishStep finish;
    private final AdvanceRun advance;
    private final Clock clock;

    ControlRun(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            MayGoOn mayGoOn,
            FinishStep finish,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.mayGoOn = mayGoOn;
        this.finish = finish;
        this.advance = advance;
        this.clock = clock;
    }

    /** Pauses: at once if nothing moves, otherwise when the slice on its way has ended. */
    public void pause(RunId id, String reason, Actor actor) {
        String why = Reason.optional(reason);
        Run run = lock(id, RunStatus.RUNNING, "paused");
        boolean moving = steps.anyRunning(id);
        runs.become(run, moving ? RunStatus.PAUSING : RunStatus.PAUSED, why, clock.instant());
        events.append(
                id,
                actor,
                moving ? Kind.RUN_PAUSING : Kind.RUN_PAUSED,
                "",
                (moving ? "Asked to pause" : "Paused") + (why.isEmpty() ? "." : ": " + why));
    }

    /** Goes on where the run stopped. A step that failed has to be retried or skipped instead. */
    public void resume(RunId id, Actor actor) {
        Run run = lock(id, RunStatus.PAUSED, "resumed");
        List<StepRun> all = steps.of(id);
        if (all.stream().anyMatch(step -> step.status() == StepStatus.FAILED)) {
            throw new RunRefusedException("A step needs attention. Retry it once its problem is mended.");
        }
        mayGoOn.require(run, actor);
        runs.become(run, RunStatus.RUNNING, "", clock.instant());
        events.append(id, actor, Kind.RUN_RESUMED, "", "Resumed.");
        advance.restart(run, StepStatus.PAUSED);
        advance.advance(id);
    }

    /** Tries a failed step again, from its checkpoint. */
    public void retry(RunId id, Actor actor) {
        Run run = lock(id, RunStatus.PAUSED, "retried");
        List<StepRun> failed = failedSteps(id);
        if (advance.isAnyHeld(run, failed)) {
            throw new RunRefusedException(
                    "A step that needs attention is paused on its own, or its stream is. Let it go on first.");
        }
        mayGoOn.require(run, actor);
        Run going = runs.become(run, RunStatus.RUNNING, "", clock.instant());
        failed.forEach(step -> events.append(
                id, actor, Kind.STEP_RETRIED, step.stepKey(), "Retry of " + name(run, step) + " after its problem."));
        advance.restart(run, StepStatus.FAILED);
        advance.restart(run, StepStatus.PAUSED);
        advance.advance(going);
    }

    /** Ends a paused run for good. What it did stays and can still be rolled back. */
    public void callOff(RunId id, String reason, Actor actor) {
        String why = Reason.required(reason);
        Run run = lock(id, RunStatus.PAUSED, "called off");
        if (run.goesBack()) {
            throw new RunRefusedException("A rollback cannot be called off half-way. Mend its problem and retry.");
        }
        runs.become(run, RunStatus.CALLED_OFF, why, clock.instant());
        events.append(id, actor, Kind.RUN_CALLED_OFF, "", "Called off: " + why);
    }

    /**
     * Answers the question that a step asks.
     *
     * @param stepKey the step; empty for the one that asks
     * @param go whether to go on; no-go pauses the run
     * @param seen the numbers that the person saw
     */
    public void decide(RunId id, String stepKey, boolean go, String comment, String seen, Actor actor) {
        Run run = lock(id, RunStatus.RUNNING, "decided");
        StepRun step = steps.of(id).stream()
                .filter(s -> s.status() == StepStatus.NEEDS_SIGNOFF)
                .filter(s -> stepKey.isEmpty() || s.stepKey().equals(stepKey))
                .findFirst()
                .orElseThrow(() -> new RunRefusedException("Nothing waits for a decision any more."));
        if (events.movers(id).contains(actor.id())) {
            throw new RunRefusedException(
                    "You drive this run (started or resumed it, retried, skipped or proved a step), so somebody else has to decide.");
        }
        String said = go ? Reason.optional(comment) : Reason.required(comment);
        String words = (go ? "Go" : "No-go") + (said.isEmpty() ? "." : ": " + said);
        events.append(id, actor, Kind.STEP_DECIDED, step.stepKey(), words);
        if (!go) {
            steps.halt(
                    step,
                    StepStatus.FAILED,
                    step.checkpoint(),
                    actor.name() + " said no-go: " + said,
                    "Mend what speaks against it and retry to ask again, or roll back.");
            advance.pause(run, step.stepKey(), actor.name() + " said no-go: " + said, "Paused, because of the no-go.");
            return;
        }
        finish.finish(
                run,
                step,
                Evidence.of("Decision", "Go", "By", actor.name(), "Comment", said, "Numbers seen", seen),
                actor);
        advance.advance(run);
    }

    private List<StepRun> failedSteps(RunId id) {
        List<StepRun> failed = steps.of(id).stream()
                .filter(step -> step.status() == StepStatus.FAILED)
                .toList();
        if (failed.isEmpty()) {
            throw new RunRefusedException("No step needs attention any more.");
        }
        return failed;
    }

    private String name(Run run, StepRun step) {
        return revisions.get(run.revision()).content().step(step.stepKey()).name();
    }

    private Run lock(RunId id, RunStatus expected, String deed) {
        Run run = runs.lock(id);
        if (run.status() != expected) {
            throw new RunRefusedException("The run is " + run.status().label().toLowerCase(Locale.ROOT)
                    + ", so it cannot be " + deed + (run.reason().isBlank() ? "." : ". " + run.reason()));
        }
        return run;
    }
}
