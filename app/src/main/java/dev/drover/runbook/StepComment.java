package dev.drover.runbook;

import java.time.Instant;

/**
 * What somebody said about a step; it is never changed.
 *
 * @param by display name of the person at that moment
 * @param text plain text
 */
public record StepComment(String by, Instant at, String text) {}
