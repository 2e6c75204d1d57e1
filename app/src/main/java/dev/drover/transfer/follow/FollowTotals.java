package dev.drover.transfer.follow;

/**
 * What a following has done.
 *
 * @param changes changes of rows that the source told; those that came again after a restart count again
 * @param written items that were written or written anew
 * @param buried tombstones that were put for records that are gone
 * @param late writes for which something as new was there already
 */
public record FollowTotals(long changes, long written, long buried, long late) {}
