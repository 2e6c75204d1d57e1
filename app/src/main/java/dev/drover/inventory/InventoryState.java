package dev.drover.inventory;

import java.time.Instant;

/**
 * When the inventory of a migration was changed last.
 *
 * @param revision counts the changes of all its patterns; 0 as long as it has none
 * @param changedBy display name; empty if nobody changed it yet
 */
public record InventoryState(int revision, String changedBy, Instant changedAt) {}
