package dev.drover.runbook;

import dev.drover.migration.Migration;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the runbook of another migration of the same workspace over, with people, parameters and texts. Revisions and
 * signatures stay where they are: they belong to a migration.
 */
@Service
@Transactional
public class TakeOverRunbook {

    private final Migrations migrations;
    private final Runbooks runbooks;
    private final StartTimes starts;

    TakeOverRunbook(Migrations migrations, Runbooks runbooks, StartTimes starts) {
        this.migrations = migrations;
        this.runbooks = runbooks;
        this.starts = starts;
    }

    /** The migrations of the same workspace whose runbook has steps. */
    @Transactional(readOnly = true)
    public List<Migration> choices(Migration migration) {
        return migrations.in(migration.workspace()).stream()
                .filter(other -> !other.id().equals(migration.id()))
                .filter(other -> !runbooks.of(other.id()).runbook().steps().isEmpty())
                .toList();
    }

    /**
     * What taking a runbook over would bring; nothing is written.
     *
     * @param start for when the newest run of that migration was planned; empty if none ever was
     * @param suggested the same after the move; empty if there is none, or nothing is moved
     * @param dates those in texts and parameters of the runbook
     */
    public record Preview(
            Migration source, Optional<StartTime> start, Optional<StartTime> suggested, List<ShiftedDate> dates) {}

    /**
     * One date of a runbook before and after the move.
     *
     * @param place where it stands, for people
     */
    public record ShiftedDate(String place, String before, String after) {}

    /** Empty if the id is that of none of the {@link #choices}. */
    @Transactional(readOnly = true)
    public Optional<Preview> preview(Migration migration, long from, DateShift shift) {
        return choice(migration, from)
                .map(source -> new Preview(
                        source,
                        starts.newest(source.id()),
                        suggested(source, shift),
                        ShiftedRunbook.of(runbooks.of(source.id()).runbook(), shift)
                                .dates()));
    }

    /**
     * Saves the runbook of one migration as that of another, with its dates moved, and suggests a start that is moved like
     * them. Without a move nothing is suggested.
     *
     * @param from the id of one of the {@link #choices}
     * @param expectedVersion the version of the runbook without steps that the person saw
     * @return where it came from; empty if it is none of the choices, and then nothing is written
     * @throws RunbookChangedException if somebody else saved in the meantime; nothing is written
     */
    public Optional<Migration> takeOver(
            Migration migration, long from, int expectedVersion, DateShift shift, Actor actor) {
        Optional<Migration> other = choice(migration, from);
        other.ifPresent(source -> {
            runbooks.save(
                    migration.id(),
                    ShiftedRunbook.of(runbooks.of(source.id()).runbook(), shift).runbook(),
                    expectedVersion,
                    "all steps, taken over from " + source.name() + words(shift) + ",",
                    actor);
            suggested(source, shift).ifPresent(time -> starts.suggest(migration.id(), time, source.name(), actor));
        });
        return other;
    }

    private Optional<Migration> choice(Migration migration, long from) {
        return choices(migration).stream()
                .filter(choice -> choice.id().value() == from)
                .findFirst();
    }

    private Optional<StartTime> suggested(Migration source, DateShift shift) {
        return shift.days() == 0 ? Optional.empty() : starts.newest(source.id()).map(time -> time.moved(shift));
    }

    private static String words(DateShift shift) {
        int days = Math.abs(shift.days());
        return days == 0
                ? ""
                : " with dates " + days + (days == 1 ? " day " : " days ") + (shift.days() > 0 ? "later" : "earlier");
    }
}
