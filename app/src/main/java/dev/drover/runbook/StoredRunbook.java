package dev.drover.runbook;

import java.time.Instant;

/**
 * A runbook as it is kept.
 *
 * @param version counts the changes; 0 for a runbook that nobody has saved yet
 * @param changedBy display name of the person who saved it last; empty if nobody did
 */
public record StoredRunbook(Runbook runbook, int version, String changedBy, Instant changedAt) {}
