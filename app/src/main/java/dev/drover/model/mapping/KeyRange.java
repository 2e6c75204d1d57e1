package dev.drover.model.mapping;

import org.jspecify.annotations.Nullable;

/**
 * A part of a source table by the first column of its primary key, in PostgreSQL's text form.
 *
 * @param above exclusive; null for no bound
 * @param upTo inclusive; null for no bound
 */
public record KeyRange(@Nullable String above, @Nullable String upTo) {

    public static KeyRange everything() {
        return new KeyRange(null, null);
    }
}
