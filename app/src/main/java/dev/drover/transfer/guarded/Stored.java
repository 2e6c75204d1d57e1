package dev.drover.transfer.guarded;

import org.jspecify.annotations.Nullable;

/**
 * What is at a key of the target.
 *
 * @param mark null if nobody who fills the table wrote it
 */
public record Stored(@Nullable Mark mark) {}
