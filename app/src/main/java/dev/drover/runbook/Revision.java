package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.time.Instant;

/**
 * A frozen plan: what was submitted for signoff, and what a run executes.
 *
 * @param number counts the revisions of a migration from 1
 */
public record Revision(
        RevisionId id,
        MigrationId migration,
        int number,
        RevisionContent content,
        Digests digests,
        PersonId submittedBy,
        String submittedName,
        Instant submittedAt) {}
