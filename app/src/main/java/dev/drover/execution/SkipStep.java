package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepDescription;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leaves a step out, with a reason. In a live run, what proves, decides or cannot be undone is left out only by somebody who
 * may decide and does not drive the run.
 */
@Service
@Transactional
public class SkipStep {

    /** The fact in the evidence of a step that was left out. */
    static final String SKIPPED_BY = "Skipped by";

    /** The kinds of work, by the first part of their id, on which others rely as proof. */
    private static final Set<String> PROVES = Set.of("check", "validation", "person");

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final StepCatalog catalog;
    private final Directory directory;
    private final Migrations migrations;
    private final MayGoOn mayGoOn;
    private final AdvanceRun advance;
    private final Clock clock;

    SkipStep(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            StepCatalog catalog,
            Directory directory,
            Migrations migrations,
            MayGoOn mayGoOn,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.catalog = catalog;
        this.directory = directory;
        this.migrations = migrations;
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
        refusal(run, step, actor).ifPresent(refusal -> {
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

    private Optional<String> refusal(Run run, StepRun step, Actor actor) {
        if (run.goesBack()) {
            return Optional.of("A rollback leaves nothing out. Mend its problem and retry.");
        }
        if (run.status() != RunStatus.RUNNING && run.status() != RunStatus.PAUSED) {
            return Optional.of("The run is " + run.status().label().toLowerCase(Locale.ROOT)
                    + ", so no step of it can be skipped.");
        }
        if (!step.status().next().contains(StepStatus.SKIPPED)) {
            return Optional.of("The step is " + step.status().label().toLowerCase(Locale.ROOT)
                    + ", so it cannot be skipped. Only a step that failed or has not begun can.");
        }
        StepDescription type = catalog.get(planned(run, step).type()).describe();
        boolean guarded = run.kind() == RunKind.LIVE
                && (type.effect() == Effect.IRREVERSIBLE
                        || PROVES.contains(type.id().substring(0, type.id().indexOf('.'))));
        if (!guarded) {
            return Optional.empty();
        }
        boolean mayDecide = directory.roles(migrations.get(run.migration()).workspace(), actor.id()).stream()
                .anyMatch(role -> role.may(Permission.DECIDE));
        return mayDecide && !events.movers(run.id()).contains(actor.id())
                ? Optional.empty()
                : Optional.of("In a live run this step may be skipped only by a lead who does not drive"
                        + " the run, because others rely on it.");
    }

    private RunbookStep planned(Run run, StepRun step) {
        return revisions.get(run.revision()).content().step(step.stepKey());
    }
}
