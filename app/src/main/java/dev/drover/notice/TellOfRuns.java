package dev.drover.notice;

import dev.drover.execution.PersonNeeded;
import dev.drover.execution.PersonNeeded.Deed;
import dev.drover.execution.Run;
import dev.drover.execution.RunEvents;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.notice.Telling.Message;
import dev.drover.people.Directory;
import dev.drover.people.Member;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people that a run waits for them: those who drive it, or, where something is to be decided, those who may decide and
 * do not drive it. Why it waits is on its page and not in the notice: reasons name what steps met in the data.
 */
@Component
class TellOfRuns {

    private final Telling telling;
    private final Runs runs;
    private final RunEvents events;
    private final Directory directory;
    private final Migrations migrations;

    TellOfRuns(Telling telling, Runs runs, RunEvents events, Directory directory, Migrations migrations) {
        this.telling = telling;
        this.runs = runs;
        this.events = events;
        this.directory = directory;
        this.migrations = migrations;
    }

    @EventListener
    void needed(PersonNeeded event) {
        Run run = runs.get(event.run());
        Migration migration = migrations.get(run.migration());
        String which =
                (run.goesBack() ? "Rollback " : run.kind().label() + " ") + run.number() + " of " + migration.name();
        telling.tell(
                people(event, migration),
                migration,
                new Message(
                        event.deed() == Deed.AGREE ? NoticeKind.MORE_TIME_ASKED : NoticeKind.RUN_HELD,
                        "run " + run.id().value() + " event " + event.seq(),
                        sentence(event, which),
                        "/runs/" + run.number()));
    }

    private static String sentence(PersonNeeded event, String which) {
        return switch (event.deed()) {
            case LOOK -> which + " stopped and waits for a person: see why, and let it go on.";
            case PROVE -> which + " waits until somebody does a step by hand and enters the proof.";
            case DECIDE -> which + " waits until somebody decides go or no-go.";
            case AGREE ->
                (event.by() == null ? "Somebody" : event.by().name()) + " asks for more time for " + which
                        + ": agree, or let it end as it was planned.";
        };
    }

    private List<PersonId> people(PersonNeeded event, Migration migration) {
        Set<PersonId> movers = events.movers(event.run());
        List<Member> members = directory.members(migration.workspace());
        if (event.deed() == Deed.DECIDE || event.deed() == Deed.AGREE) {
            return able(members, Permission.DECIDE).stream()
                    .filter(person -> !movers.contains(person))
                    .filter(person ->
                            event.by() == null || !person.equals(event.by().id()))
                    .toList();
        }
        List<PersonId> operators = able(members, Permission.RUN);
        List<PersonId> driving = operators.stream().filter(movers::contains).toList();
        return driving.isEmpty() ? operators : driving;
    }

    private static List<PersonId> able(List<Member> members, Permission needed) {
        return members.stream()
                .filter(member -> member.roles().stream().anyMatch(role -> role.may(needed)))
                .map(Member::id)
                .toList();
    }
}
