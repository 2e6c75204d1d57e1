package dev.drover.execution;

import dev.drover.execution.PersonNeeded.Deed;
import dev.drover.execution.RunEvent.Kind;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.StepGraph;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a run does next: start the next step, hold, or end. Asking twice does no harm. */
@Component
class AdvanceRun {

    private final Runs runs;
    private final StepRuns steps;
    private final Holds holds;
    private final WayBack wayBack;
    private final RunEvents events;
    private final Revisions revisions;
    private final List<StepPolicy> policies;
    private final SliceQueue queue;
    private final Clock clock;

    AdvanceRun(
            Runs runs,
            StepRuns steps,
            Holds holds,
            WayBack wayBack,
            RunEvents events,
            Revisions revisions,
            List<StepPolicy> policies,
            SliceQueue queue,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.holds = holds;
        this.wayBack = wayBack;
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
        advance(run, clock.instant());
    }

    /** @param now the moment that counts for lags */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(Run run, Instant now) {
        beginNext(run, steps.of(run.id()), now).forEach(step -> queue.add(step, Duration.ZERO));
    }

    /**
     * Begins the steps that may begin now, or holds or ends the run. The caller, who holds the run's lock, sees to it that
     * each step that has begun gets its slice in the same transaction.
     *
     * @param of the steps of the run as they are now
     * @param now the moment that counts for lags
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<StepRun> beginNext(Run run, List<StepRun> of, Instant now) {
        if (run.status() != RunStatus.RUNNING || undoneRunIsStillMoving(run)) {
            return List.of();
        }
        List<StepRun> all = new ArrayList<>(of);
        if (all.stream().allMatch(step -> step.status().isFinished())) {
            complete(run);
            return List.of();
        }
        Revision revision = revisions.get(run.revision());
        StepGraph graph = StepOrder.graph(run, revision, all);
        List<Hold> held = holds.of(run.id());
        List<StepRun> begun = new ArrayList<>();
        while (true) {
            StepOrder order = new StepOrder(graph, all);
            List<StepRun> startable = order.startable(now).stream()
                    .filter(step -> !isHeld(held, revision, step))
                    .toList();
            if (startable.isEmpty()) {
                order.nextMoment(now).ifPresent(at -> queue.wake(run.id(), at));
                return begun;
            }
            if (begun.isEmpty() && isHoldingBack(run, revision, startable)) {
                return List.of();
            }
            // Others may wait for no more than that these have begun, so it is asked again.
            for (StepRun step : startable) {
                StepRun running = start(run, revision, step);
                begun.add(running);
                all.set(all.indexOf(step), running);
            }
        }
    }

    /** A run that goes back waits for the last slice of the run that it undoes. */
    private boolean undoneRunIsStillMoving(Run run) {
        RunId undone = run.undoesRun();
        return undone != null && steps.anyRunning(undone);
    }

    /** Whether a policy speaks against the next steps; then the run is paused. */
    private boolean isHoldingBack(Run run, Revision revision, List<StepRun> startable) {
        Optional<String> refusal = refusal(run, revision);
        refusal.ifPresent(
                because -> pause(run, startable.get(0).stepKey(), because, "Held before the step: " + because));
        return refusal.isPresent();
    }

    /** Pauses a run that must not go on; steps on their way in other streams end their slices first. */
    void pause(Run run, String stepKey, String because, String sentence) {
        boolean moving = steps.anyRunning(run.id());
        runs.become(run, moving ? RunStatus.PAUSING : RunStatus.PAUSED, because, clock.instant());
        events.appendWaiting(run.id(), null, moving ? Kind.RUN_PAUSING : Kind.RUN_PAUSED, Deed.LOOK, stepKey, sentence);
    }

    /** Why no step of the run may start now; empty if the next one may. */
    Optional<String> refusal(Run run, Revision revision) {
        return policies.stream()
                .map(policy -> policy.refusal(run, revision))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isHeld(List<Hold> held, Revision revision, StepRun step) {
        return held.stream()
                .anyMatch(hold -> hold.part().contains(revision.content().step(step.stepKey())));
    }

    boolean isAnyHeld(Run run, List<StepRun> some) {
        Revision revision = revisions.get(run.revision());
        List<Hold> held = holds.of(run.id());
        return some.stream().anyMatch(step -> isHeld(held, revision, step));
    }

    /** Starts the steps of a run again that stopped in this way, but for those that are paused on their own. */
    void restart(Run run, StepStatus stopped) {
        Revision revision = revisions.get(run.revision());
        List<Hold> held = holds.of(run.id());
        steps.of(run.id()).stream()
                .filter(step -> step.status() == stopped && !isHeld(held, revision, step))
                .forEach(step -> queue.add(start(run, revision, step), Duration.ZERO));
    }

    /** Starts a step, or starts it again. The caller has asked whether it may. */
    private StepRun start(Run run, Revision revision, StepRun step) {
        StepRun begun = steps.begin(step, clock.instant());
        String name = revision.content().step(step.stepKey()).name();
        events.append(
                run.id(),
                null,
                Kind.STEP_STARTED,
                step.stepKey(),
                (run.goesBack() ? "Rolling back: " : "Started: ") + name
                        + (begun.attempt() > 1 ? ", attempt " + begun.attempt() : "") + ".");
        return begun;
    }

    /** What became of a run that another one took back. */
    private void leaveBehind(Run original, Run back, Instant now) {
        if (back.rollbackTo().isEmpty()) {
            runs.become(original, RunStatus.ROLLED_BACK, original.reason(), now);
            events.append(original.id(), null, Kind.RUN_ROLLED_BACK, "", "Rolled back by run " + back.number() + ".");
            return;
        }
        Revision revision = revisions.get(original.revision());
        Set<String> begun = WayBack.begun(steps.of(original.id()));
        steps.renew(original.id(), wayBack.renewed(revision, begun, back.rollbackTo()));
        String where =
                "Rolled back to the start of the phase \"" + back.rollbackTo() + "\" by run " + back.number() + ".";
        runs.become(original, RunStatus.PAUSED, where, now);
        events.append(original.id(), null, Kind.RUN_PAUSED, "", where);
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
            leaveBehind(runs.lock(undone), run, now);
        }
    }
}
