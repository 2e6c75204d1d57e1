package dev.drover.execution;

import dev.drover.connection.Environments;
import dev.drover.execution.SliceQueue.SliceId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a slice of work may know. */
@Component
class SliceContexts {

    private final Runs runs;
    private final StepRuns steps;
    private final Revisions revisions;
    private final Migrations migrations;
    private final Environments environments;
    private final SliceQueue queue;
    private final Clock clock;
    private final Duration length;

    SliceContexts(
            Runs runs,
            StepRuns steps,
            Revisions revisions,
            Migrations migrations,
            Environments environments,
            SliceQueue queue,
            Clock clock,
            @Value("${drover.engine.slice:3s}") Duration length) {
        this.runs = runs;
        this.steps = steps;
        this.revisions = revisions;
        this.migrations = migrations;
        this.environments = environments;
        this.queue = queue;
        this.clock = clock;
        this.length = length;
    }

    /**
     * A slice with everything that it may know.
     *
     * @param planned the step as the revision describes it
     */
    record Slice(Run run, StepRun step, Revision revision, RunbookStep planned, SliceContext context) {}

    /** The slice, read in one transaction; empty if its step went on without it. */
    @Transactional(readOnly = true)
    public Optional<Slice> find(SliceId id) {
        return steps.find(id.stepRun())
                .filter(step -> step.epoch() == id.epoch() && step.status() == StepStatus.RUNNING)
                .map(step -> of(runs.get(step.run()), step));
    }

    /** The slice of a step that has just begun or gone on, in the transaction that made it so. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Slice of(Run run, StepRun step) {
        Revision revision = revisions.get(run.revision());
        return new Slice(run, step, revision, revision.content().step(step.stepKey()), context(run, step, revision));
    }

    private SliceContext context(Run run, StepRun step, Revision revision) {
        Plan plan = new Plan(
                run.migration(), revision.content().model(), environments.get(migrations.environment(run.migration())));
        RunId undone = run.undoesRun();
        // Names belong to the run that had the effects; a run that goes back works on those.
        Run effective = undone == null ? run : runs.get(undone);
        Long undoneStep = step.undoes();
        return new SliceContext(
                effective,
                plan,
                step,
                undoneStep == null ? step : steps.get(undoneStep),
                revision.content().step(step.stepKey()).name(),
                new Actor(run.startedBy(), run.startedName()),
                clock,
                clock.instant().plus(length),
                queue::isStopping);
    }
}
