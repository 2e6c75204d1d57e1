package dev.drover.validation.pass;

import org.jspecify.annotations.Nullable;

/**
 * How much is read at once.
 *
 * @param rows of the source, at most
 * @param items of the target; null for as many as fit into 1 MB
 */
public record PageSize(int rows, @Nullable Integer items) {}
