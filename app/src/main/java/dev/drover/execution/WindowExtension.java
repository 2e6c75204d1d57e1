package dev.drover.execution;

import dev.drover.people.PersonId;
import java.time.Instant;
import java.util.List;

/**
 * That somebody asks for a later end of the change window of a run.
 *
 * @param was the end of the window when it was asked for
 * @param until the new end
 * @param agreements in their order; whoever asked is the first
 */
public record WindowExtension(
        long id,
        RunId run,
        Instant was,
        Instant until,
        String reason,
        PersonId proposedBy,
        String proposedName,
        Instant proposedAt,
        List<Agreement> agreements) {

    /** That a person agrees. */
    public record Agreement(PersonId person, String name) {}

    /** What becomes of it. */
    enum State {
        OPEN,
        AGREED,
        WITHDRAWN,
        /** The run ended, or its window changed. */
        FALLEN
    }

    public boolean isAgreedBy(PersonId person) {
        return agreements.stream().anyMatch(agreement -> agreement.person().equals(person));
    }
}
