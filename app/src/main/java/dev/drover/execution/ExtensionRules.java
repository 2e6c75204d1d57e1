package dev.drover.execution;

import dev.drover.execution.WindowExtension.Agreement;
import dev.drover.migration.Migrations;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revisions;
import dev.drover.signoff.Signoffs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says who may give a run more time, and how many people it takes. */
@Component
class ExtensionRules {

    private final RunEvents events;
    private final Revisions revisions;
    private final Signoffs signoffs;
    private final Directory directory;
    private final Migrations migrations;

    ExtensionRules(
            RunEvents events, Revisions revisions, Signoffs signoffs, Directory directory, Migrations migrations) {
        this.events = events;
        this.revisions = revisions;
        this.signoffs = signoffs;
        this.directory = directory;
        this.migrations = migrations;
    }

    /** How many people have to agree, by the policy that applies to the run at this moment. */
    int people(Run run) {
        return signoffs.policy(revisions.get(run.revision()))
                .policy()
                .extension()
                .people();
    }

    /** Why this person has no say; empty if they have one. */
    Optional<String> refusal(Run run, PersonId person) {
        if (events.movers(run.id()).contains(person)) {
            return Optional.of(
                    "You drive this run (started or resumed it, retried, skipped or proved a step), so somebody else has to give it more time.");
        }
        return mayDecide(run, person)
                ? Optional.empty()
                : Optional.of("A lead gives a run more time. Ask one, or pause the run or roll it back.");
    }

    /** Those who agreed and still have a say: nobody who has come to drive the run since, or is no lead any more. */
    List<Agreement> counting(Run run, WindowExtension extension) {
        Set<PersonId> movers = events.movers(run.id());
        return extension.agreements().stream()
                .filter(agreement -> !movers.contains(agreement.person()) && mayDecide(run, agreement.person()))
                .toList();
    }

    private boolean mayDecide(Run run, PersonId person) {
        WorkspaceId workspace = migrations.get(run.migration()).workspace();
        return directory.roles(workspace, person).stream().anyMatch(role -> role.may(Permission.DECIDE));
    }
}
