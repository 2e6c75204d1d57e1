package dev.drover.execution;

/** Identifies a {@link Run} over all migrations; people know it by its number within the migration. */
public record RunId(long value) {}
