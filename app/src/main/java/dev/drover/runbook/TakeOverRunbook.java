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

    TakeOverRunbook(Migrations migrations, Runbooks runbooks) {
        this.migrations = migrations;
        this.runbooks = runbooks;
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
     * Saves the runbook of one migration as that of another.
     *
     * @param from the id of one of the {@link #choices}
     * @param expectedVersion the version of the runbook without steps that the person saw
     * @return where it came from; empty if it is none of the choices, and then nothing is written
     * @throws RunbookChangedException if somebody else saved in the meantime; nothing is written
     */
    public Optional<Migration> takeOver(Migration migration, long from, int expectedVersion, Actor actor) {
        Optional<Migration> other = choices(migration).stream()
                .filter(choice -> choice.id().value() == from)
                .findFirst();
        other.ifPresent(source -> runbooks.save(
                migration.id(),
                runbooks.of(source.id()).runbook(),
                expectedVersion,
                "all steps, taken over from " + source.name() + ",",
                actor));
        return other;
    }
}
