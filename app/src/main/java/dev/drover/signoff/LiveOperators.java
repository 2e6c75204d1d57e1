package dev.drover.signoff;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.util.Set;

/** Knows who runs a plan; the room of runs implements it. */
public interface LiveOperators {

    /** Everybody who drives a live run that is active: started or resumed it, retried, skipped or proved a step. */
    Set<PersonId> of(MigrationId migration);
}
