package dev.drover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A global secondary index.
 *
 * @param projected the attributes carried besides the keys; only with {@link Projection#INCLUDE}
 */
public record GlobalIndex(
        String name,
        KeyAttribute partitionKey,
        @Nullable KeyAttribute sortKey,
        Projection projection,
        List<String> projected) {

    public GlobalIndex {
        projected = List.copyOf(projected);
    }
}
