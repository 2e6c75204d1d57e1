package dev.drover.model.ddl;

import java.time.Instant;

/**
 * A schema that stands in for a source that cannot be reached.
 *
 * @param by display name of the person who uploaded it, at that moment
 */
public record UploadedSchema(String fileName, SchemaFile file, String by, Instant at) {}
