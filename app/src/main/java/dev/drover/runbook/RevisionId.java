package dev.drover.runbook;

/** Identifies a {@link Revision}. */
public record RevisionId(long value) {}
