package dev.drover.signoff;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.util.Set;

/** Knows who runs a plan; the room of runs implements it. */
public interface LiveOperators {

    /** Everybody who started, resumed or retried a live run that is active. */
    Set<PersonId> of(MigrationId migration);
}
