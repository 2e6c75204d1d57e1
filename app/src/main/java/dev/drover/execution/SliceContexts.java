package dev.drover.execution;

import dev.drover.connection.Environments;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.step.Evidence;
import dev.drover.step.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts together what a slice of work may know. */
@Component
class SliceContexts {

    private final Runs runs;
    private final StepRuns steps;
    private final Migrations migrations;
    private final Environments environments;
    private final SliceQueue queue;
    private final Clock clock;
    private final Duration length;

    SliceContexts(
            Runs runs,
            StepRuns steps,
            Migrations migrations,
            Environments environments,
            SliceQueue queue,
            Clock clock,
            @Value("${drover.engine.slice:3s}") Duration length) {
        this.runs = runs;
        this.steps = steps;
        this.migrations = migrations;
        this.environments = environments;
        this.queue = queue;
        this.clock = clock;
        this.length = length;
    }

    SliceContext create(Run run, StepRun step, Revision revision) {
        Migration migration = migrations.get(run.migration());
        Plan plan = new Plan(
                migration.id(),
                migration.name(),
                revision.content().model(),
                environments.get(migration.environment()));
        RunId undone = run.undoesRun();
        // Names and evidence belong to the run that had the effects; a run that goes back works on those.
        Run effective = undone == null ? run : runs.get(undone);
        Long undoneStep = step.undoes();
        List<StepRun> all = steps.of(effective.id());
        Map<String, Evidence> evidence = all.stream()
                .collect(Collectors.toMap(
                        s -> revision.content().step(s.stepKey()).type(), StepRun::evidence, (first, later) -> later));
        return new SliceContext(
                effective,
                plan,
                step,
                undoneStep == null ? step : steps.get(undoneStep),
                revision.content().step(step.stepKey()).name(),
                new Actor(run.startedBy(), run.startedName()),
                evidence,
                clock,
                clock.instant().plus(length),
                queue::isStopping);
    }
}
