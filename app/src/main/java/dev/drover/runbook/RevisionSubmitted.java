package dev.drover.runbook;

/** Somebody submitted a plan for signoff; told in the transaction that does it. */
public record RevisionSubmitted(Revision revision) {}
