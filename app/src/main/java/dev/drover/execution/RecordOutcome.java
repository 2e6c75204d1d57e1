package dev.drover.execution;

import dev.drover.execution.PersonNeeded.Deed;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.execution.SliceContexts.Slice;
import dev.drover.execution.SliceQueue.Claim;
import dev.drover.runbook.Revisions;
import dev.drover.step.Evidence;
import dev.drover.step.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(RecordOutcome.class);

    /** The longest time until somebody who pauses sees it happen. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Runs runs;
    private final StepRuns steps;
    private final Holds holds;
    private final RunEvents events;
    private final StepRequests requests;
    private final Revisions revisions;
    private final FinishStep finish;
    private final AdvanceRun advance;
    private final SliceQueue queue;
    private final SliceContexts contexts;
    private final Clock clock;

    RecordOutcome(
            Runs runs,
            StepRuns steps,
            Holds holds,
            RunEvents events,
            StepRequests requests,
            Revisions revisions,
            FinishStep finish,
            AdvanceRun advance,
            SliceQueue queue,
            SliceContexts contexts,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.holds = holds;
        this.events = events;
        this.requests = requests;
        this.revisions = revisions;
        this.finish = finish;
        this.advance = advance;
        this.queue = queue;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * Stores an outcome, if the slice still counts.
     *
     * @param goesOn whether the worker would go on with the next slice of the run
     * @return that slice; empty if there is none, or if it was left to whoever is free
     */
    @Transactional
    public Optional<Slice> record(
            Claim claim, Run known, StepRun slice, StepOutcome outcome, SliceNotes notes, boolean goesOn) {
        Run run = runs.lock(known);
        List<StepRun> all = steps.of(run.id());
        Optional<StepRun> counting =
                all.stream().filter(step -> counts(step, slice)).findFirst();
        if (counting.isEmpty()) {
            queue.remove(claim);
            log.info(
                    "Step run {} was taken over while its slice {} ran; nothing of it is stored",
                    slice.id(),
                    slice.epoch());
            return Optional.empty();
        }
        StepRun step = counting.get();
        for (String line : notes.lines()) {
            events.append(run.id(), null, Kind.LOG, step.stepKey(), line);
        }
        requests.add(step, notes.asked());
        List<StepRun> next = List.of();
        if (outcome instanceof StepOutcome.Completed completed) {
            next = complete(run, all, step, completed.evidence());
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
            StepRun further = steps.progress(step, progressed.checkpoint(), progressed.progress(), "");
            next = goesOn(run, further) ? List.of(further) : List.of();
        } else if (outcome instanceof StepOutcome.Waiting waiting) {
            Duration delay = waiting.checkAgainIn().compareTo(LONGEST_WAIT) < 0 ? waiting.checkAgainIn() : LONGEST_WAIT;
            StepRun later = steps.progress(step, waiting.checkpoint(), waiting.progress(), waiting.because());
            if (goesOn(run, later)) {
                queue.add(later, delay);
            }
        }
        return hand(claim, run, next, goesOn);
    }

    /** Sees to it that somebody does the next slices: this worker the first of them, if it would. */
    private Optional<Slice> hand(Claim claim, Run run, List<StepRun> next, boolean goesOn) {
        if (goesOn && !next.isEmpty() && queue.keep(claim, next.get(0))) {
            next.subList(1, next.size()).forEach(step -> queue.add(step, Duration.ZERO));
            return Optional.of(contexts.of(run, next.get(0)));
        }
        queue.remove(claim);
        next.forEach(step -> queue.add(step, Duration.ZERO));
        return Optional.empty();
    }

    /** Ends a slice that did not even begin, because somebody paused the run or rolls it back. */
    @Transactional
    public void stop(Claim claim, Run known, StepRun slice) {
        Run run = runs.lock(known);
        StepRun step = steps.get(slice.id());
        boolean own = queue.remove(claim);
        // Whoever took the row over sees to a slice that still counts.
        if (own && counts(step, slice) && goesOn(run, step)) {
            queue.add(step, Duration.ZERO);
        }
    }

    /** Pauses the run instead of a slice that must not do its work. */
    @Transactional
    public void hold(Claim claim, Run known, StepRun slice, String because) {
        Run run = runs.lock(known);
        StepRun step = steps.get(slice.id());
        queue.remove(claim);
        if (!counts(step, slice)) {
            return;
        }
        steps.halt(step, StepStatus.PAUSED, step.checkpoint(), "", "");
        if (run.status() == RunStatus.RUNNING) {
            advance.pause(run, step.stepKey(), because, "Held in the middle of the step: " + because);
        } else {
            stopIfAsked(run);
        }
    }

    private static boolean counts(StepRun now, StepRun slice) {
        return now.id() == slice.id() && now.epoch() == slice.epoch() && now.status() == StepStatus.RUNNING;
    }

    /** The steps that have begun because this one is done. */
    private List<StepRun> complete(Run run, List<StepRun> all, StepRun step, Evidence evidence) {
        StepRun done = finish.finish(run, step, evidence, null);
        if (stopIfAsked(run)) {
            return List.of();
        }
        List<StepRun> now = new ArrayList<>(all);
        now.set(now.indexOf(step), done);
        return advance.beginNext(run, now, clock.instant());
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

    /** Whether a step has a next slice; otherwise it stops here, as somebody asked. */
    private boolean goesOn(Run run, StepRun step) {
        if (run.status() == RunStatus.RUNNING && !isHeld(run, step)) {
            events.append(run.id(), null, Kind.PROGRESS, step.stepKey(), step.note());
            return true;
        }
        steps.halt(step, StepStatus.PAUSED, step.checkpoint(), "", "");
        stopIfAsked(run);
        return false;
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
