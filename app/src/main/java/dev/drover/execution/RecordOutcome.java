package dev.drover.execution;

import dev.drover.execution.PersonNeeded.Deed;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.execution.SliceQueue.SliceId;
import dev.drover.runbook.Revisions;
import dev.drover.step.Evidence;
import dev.drover.step.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores how a slice ended: state, event and the next slice in one transaction.
 *
 * <p>A slice may have been taken over while it ran. Then its epoch is old, and nothing of it is stored: a slice can run
 * twice, but counts once.
 */
@Component
class RecordOutcome {

    /** The longest time until somebody who pauses sees it happen. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Runs runs;
    private final StepRuns steps;
    private final Holds holds;
    private final RunEvents events;
    private final Revisions revisions;
    private final FinishStep finish;
    private final AdvanceRun advance;
    private final SliceQueue queue;
    private final Clock clock;

    RecordOutcome(
            Runs runs,
            StepRuns steps,
            Holds holds,
            RunEvents events,
            Revisions revisions,
            FinishStep finish,
            AdvanceRun advance,
            SliceQueue queue,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.holds = holds;
        this.events = events;
        this.revisions = revisions;
        this.finish = finish;
        this.advance = advance;
        this.queue = queue;
        this.clock = clock;
    }

    /** Whether the slice still counted. */
    @Transactional
    public boolean record(StepRun slice, StepOutcome outcome, List<String> log) {
        Run run = runs.lock(slice.run());
        StepRun step = steps.get(slice.id());
        queue.remove(SliceId.of(slice));
        if (step.epoch() != slice.epoch() || step.status() != StepStatus.RUNNING) {
            return false;
        }
        for (String line : log) {
            events.append(run.id(), null, Kind.LOG, step.stepKey(), line);
        }
        if (outcome instanceof StepOutcome.Completed completed) {
            complete(run, step, completed.evidence());
        } else if (outcome instanceof StepOutcome.Failed failed) {
            fail(run, step, failed);
        } else if (outcome instanceof StepOutcome.NeedsPerson question) {
            steps.halt(step, StepStatus.NEEDS_SIGNOFF, question.checkpoint(), question.question(), "");
            events.appendWaiting(
                    run.id(), null, Kind.STEP_NEEDS_SIGNOFF, Deed.DECIDE, step.stepKey(), question.question());
            stopIfAsked(run);
        } else if (outcome instanceof StepOutcome.NeedsProof task) {
            steps.halt(step, StepStatus.NEEDS_PROOF, task.checkpoint(), task.task(), "");
            // The commands are for whoever does it; the timeline says what it is about.
            String about = task.task().lines().findFirst().orElse("");
            events.appendWaiting(run.id(), null, Kind.STEP_NEEDS_PROOF, Deed.PROVE, step.stepKey(), about);
            stopIfAsked(run);
        } else if (outcome instanceof StepOutcome.Progressed progressed) {
            goOn(run, steps.progress(step, progressed.checkpoint(), progressed.progress(), ""), Duration.ZERO);
        } else if (outcome instanceof StepOutcome.Waiting waiting) {
            Duration delay = waiting.checkAgainIn().compareTo(LONGEST_WAIT) < 0 ? waiting.checkAgainIn() : LONGEST_WAIT;
            goOn(run, steps.progress(step, waiting.checkpoint(), waiting.progress(), waiting.because()), delay);
        }
        return true;
    }

    /** Ends a slice that did not even begin, because somebody paused the run or rolls it back. */
    @Transactional
    public void stop(StepRun slice) {
        Run run = runs.lock(slice.run());
        StepRun step = steps.get(slice.id());
        queue.remove(SliceId.of(slice));
        if (step.epoch() == slice.epoch() && step.status() == StepStatus.RUNNING) {
            goOn(run, step, Duration.ZERO);
        }
    }

    /** Pauses the run instead of a slice that must not do its work. */
    @Transactional
    public void hold(StepRun slice, String because) {
        Run run = runs.lock(slice.run());
        StepRun step = steps.get(slice.id());
        queue.remove(SliceId.of(slice));
        if (step.epoch() != slice.epoch() || step.status() != StepStatus.RUNNING) {
            return;
        }
        steps.halt(step, StepStatus.PAUSED, step.checkpoint(), "", "");
        if (run.status() == RunStatus.RUNNING) {
            advance.pause(run, step.stepKey(), because, "Held in the middle of the step: " + because);
        } else {
            stopIfAsked(run);
        }
    }

    private void complete(Run run, StepRun step, Evidence evidence) {
        finish.finish(run, step, evidence, null);
        if (!stopIfAsked(run)) {
            advance.advance(run);
        }
    }

    private void fail(Run run, StepRun step, StepOutcome.Failed failed) {
        steps.halt(step, StepStatus.FAILED, failed.checkpoint(), failed.problem(), failed.nextAction());
        events.append(run.id(), null, Kind.STEP_FAILED, step.stepKey(), failed.problem() + " " + failed.nextAction());
        if (run.status() == RunStatus.RUNNING) {
            advance.pause(run, step.stepKey(), failed.problem(), "Paused, because a step needs attention.");
        } else {
            stopIfAsked(run);
        }
    }

    private void goOn(Run run, StepRun step, Duration delay) {
        if (run.status() == RunStatus.RUNNING && !isHeld(run, step)) {
            events.append(run.id(), null, Kind.PROGRESS, step.stepKey(), step.note());
            queue.add(step, delay);
            return;
        }
        steps.halt(step, StepStatus.PAUSED, step.checkpoint(), "", "");
        stopIfAsked(run);
    }

    private boolean isHeld(Run run, StepRun step) {
        return holds.hold(run.id(), revisions.get(run.revision()).content().step(step.stepKey()));
    }

    /** Makes true what somebody asked for while the slice was on its way. */
    private boolean stopIfAsked(Run run) {
        if (run.status() == RunStatus.PAUSING) {
            if (!steps.anyRunning(run.id())) {
                runs.become(run, RunStatus.PAUSED, run.reason(), clock.instant());
                events.append(run.id(), null, Kind.RUN_PAUSED, "", "Paused.");
            }
            return true;
        }
        if (run.status() == RunStatus.ROLLING_BACK) {
            runs.undoing(run.id()).ifPresent(back -> advance.advance(back.id()));
            return true;
        }
        return false;
    }

    /** For steps without a checkpoint of their own. */
    static StepOutcome.Failed failed(StepRun step, String problem, String nextAction) {
        return new StepOutcome.Failed(step.checkpoint(), problem, nextAction);
    }
}
