package dev.drover.execution;

import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.runbook.Revisions;
import dev.drover.step.Effect;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepDescription;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says which steps may be left out, and by whom: in a live run, what proves, decides or cannot be undone only by somebody who
 * may decide and does not drive the run.
 */
@Component
class SkipRules {

    /** The kinds of work, by the first part of their id, on which others rely as proof. */
    private static final Set<String> PROVES = Set.of("check", "validation", "person");

    private final Revisions revisions;
    private final StepCatalog catalog;
    private final Directory directory;
    private final Migrations migrations;
    private final RunEvents events;

    SkipRules(Revisions revisions, StepCatalog catalog, Directory directory, Migrations migrations, RunEvents events) {
        this.revisions = revisions;
        this.catalog = catalog;
        this.directory = directory;
        this.migrations = migrations;
        this.events = events;
    }

    /** Why this person may not leave this step out, as a sentence; empty if they may. */
    Optional<String> refusal(Run run, StepRun step, Actor actor) {
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
        StepDescription type = catalog.get(revisions
                        .get(run.revision())
                        .content()
                        .step(step.stepKey())
                        .type())
                .describe();
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
}
