package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.util.Optional;

/** Knows for when runs were planned, and keeps what is suggested; the room that runs them does. */
public interface StartTimes {

    /** For when the newest start of a migration was planned, whatever became of it. */
    Optional<StartTime> newest(MigrationId migration);

    /**
     * Suggests a start until one is planned. Nothing starts because of it.
     *
     * @param source the name of the migration that it comes from
     */
    void suggest(MigrationId migration, StartTime time, String source, Actor actor);
}
