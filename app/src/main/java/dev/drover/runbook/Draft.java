package dev.drover.runbook;

import dev.drover.migration.Migration;

/** The plan as it is at this moment, with the digests it would have if it were submitted. */
public record Draft(Migration migration, RevisionContent content, Digests digests) {}
