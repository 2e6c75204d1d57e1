package dev.drover.model.interchange;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody uploaded.
 *
 * @param appliedVersion the version of the model that took it; null while nobody confirmed it
 */
public record KeptFile(
        long id,
        String name,
        FileFormat format,
        String content,
        @Nullable Integer appliedVersion) {}
