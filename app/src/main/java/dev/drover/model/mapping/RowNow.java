package dev.drover.model.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * A row that was read again.
 *
 * @param mapped what becomes of it
 * @param place the key that its item has in the target, whether or not it becomes one; empty if it cannot have one
 */
public record RowNow(MappedRow mapped, Optional<Map<String, ItemValue>> place) {}
