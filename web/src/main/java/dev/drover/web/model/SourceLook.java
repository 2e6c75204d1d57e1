package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the source looks like at this moment, or why nobody can tell.
 *
 * @param found null if the source cannot be read
 * @param problem null if it can
 */
record SourceLook(@Nullable SourceSchema found, @Nullable ConnectionProblem problem) {

    Optional<SourceSchema> schema() {
        return Optional.ofNullable(found);
    }

    public List<SourceTable> tables() {
        return found == null ? List.of() : found.tables();
    }

    Optional<SourceTable> table(String name) {
        return schema().flatMap(schema -> schema.table(name));
    }
}
