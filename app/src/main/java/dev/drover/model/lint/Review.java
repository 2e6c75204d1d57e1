package dev.drover.model.lint;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days that matter to a check.
 *
 * @param inventoryChanged when somebody changed the inventory last; null if nobody did
 */
public record Review(LocalDate today, @Nullable LocalDate inventoryChanged) {}
