package dev.drover.transfer;

/**
 * Rows of one source table that a copy left behind on purpose.
 *
 * @param rows how many so far
 * @param reason why, as the model says
 */
public record LeftBehind(String sourceTable, long rows, String reason) {}
