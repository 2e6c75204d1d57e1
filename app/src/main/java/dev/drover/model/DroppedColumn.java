package dev.drover.model;

/**
 * A column of the source that is left behind on purpose.
 *
 * @param reason why nobody needs it any more, in a sentence for whoever signs
 */
public record DroppedColumn(String column, String reason) {}
