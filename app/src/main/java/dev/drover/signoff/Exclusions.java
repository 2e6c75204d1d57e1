package dev.drover.signoff;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.PersonId;
import dev.drover.runbook.PlanEditors;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.signoff.policy.Policies;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says who may not sign a plan because the work is theirs, whatever their roles are. */
@Component
class Exclusions {

    private static final String OWN_WORK = ", and nobody signs their own work.";

    private final PlanEditors editors;
    private final Migrations migrations;
    private final Directory directory;
    private final Policies policies;
    private final List<LiveOperators> operators;

    Exclusions(
            PlanEditors editors,
            Migrations migrations,
            Directory directory,
            Policies policies,
            List<LiveOperators> operators) {
        this.editors = editors;
        this.migrations = migrations;
        this.directory = directory;
        this.policies = policies;
        this.operators = operators;
    }

    /**
     * Everybody who may not sign, each with the reason as the end of a sentence that begins with their name. Steps name
     * people as free text: a stand-in is known to Drover only when the field names a member of the workspace, by name or
     * sign-in name; several are separated by commas or semicolons.
     */
    Map<PersonId, String> of(Revision revision) {
        Migration migration = migrations.get(revision.migration());
        Map<PersonId, String> excluded = new HashMap<>();
        standIns(revision, directory.members(migration.workspace())).forEach(excluded::put);
        for (LiveOperators source : operators) {
            source.of(revision.migration())
                    .forEach(person ->
                            excluded.put(person, "drives the live run, and who runs a plan does not sign it."));
        }
        PersonId ruler = policies.of(migration.workspace(), revision.content().environmentKind())
                .changer();
        if (ruler != null) {
            excluded.put(ruler, "set the signoff policy, and nobody signs under a rule of their own.");
        }
        excluded.put(migration.createdBy(), "opened this migration" + OWN_WORK);
        Set<PersonId> edited = editors.of(revision.migration());
        edited.forEach(person -> excluded.put(person, "edited this plan" + OWN_WORK));
        excluded.put(revision.submittedBy(), "submitted revision " + revision.number() + OWN_WORK);
        return excluded;
    }

    private static Map<PersonId, String> standIns(Revision revision, List<Member> members) {
        Map<PersonId, String> found = new HashMap<>();
        for (RunbookStep step : revision.content().steps()) {
            Set<String> named = Arrays.stream(step.standIn().split("[,;]"))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            members.stream()
                    .filter(member -> named.stream().anyMatch(name -> isNamed(member, name)))
                    .forEach(member -> found.putIfAbsent(
                            member.id(),
                            "got the part of stand-in in the step \"" + step.name()
                                    + "\", and who may have to run a plan does not sign it."));
        }
        return found;
    }

    private static boolean isNamed(Member member, String name) {
        return name.equalsIgnoreCase(member.displayName()) || name.equalsIgnoreCase(member.signInName());
    }

    Optional<String> of(Revision revision, PersonId person) {
        return Optional.ofNullable(of(revision).get(person));
    }
}
