package dev.drover.transfer.change;

/**
 * How far a feed is behind, as its source says.
 *
 * @param retainedBytes what the source keeps because it was not acknowledged yet
 * @param remainingBytes how much more it can keep before it drops it; -1 if it has no limit or does not say
 */
public record FeedHealth(long retainedBytes, long remainingBytes) {}
