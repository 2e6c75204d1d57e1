package dev.drover.transfer.guarded;

import dev.drover.transfer.change.Version;

/**
 * What an item says about itself while its table is being filled: who wrote it, what from, and how new it is.
 *
 * @param job whoever fills the table; items with another mark are somebody else's
 * @param origin the row it was made from
 * @param tombstone whether it stands for a record that is gone, so that a late write does not bring it back
 */
public record Mark(String job, Origin origin, Version version, boolean tombstone) {}
