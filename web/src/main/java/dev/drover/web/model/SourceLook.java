package dev.drover.web.model;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.ddl.UploadedSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the source looks like at this moment, or why nobody can tell.
 *
 * @param found null if the source cannot be read and nobody uploaded its schema
 * @param problem null if the source can be read
 * @param uploaded what stands in for a source that cannot be read; null if nothing does, or nothing has to
 */
record SourceLook(
        @Nullable SourceSchema found,
        @Nullable ConnectionProblem problem,
        @Nullable UploadedSchema uploaded) {

    static SourceLook at(SourceSchema live) {
        return new SourceLook(live, null, null);
    }

    static SourceLook without(ConnectionProblem problem, Optional<UploadedSchema> uploaded) {
        return new SourceLook(
                uploaded.map(schema -> schema.file().schema()).orElse(null), problem, uploaded.orElse(null));
    }

    Optional<SourceSchema> schema() {
        return Optional.ofNullable(found);
    }

    public List<SourceTable> tables() {
        return found == null ? List.of() : found.tables();
    }

    Optional<SourceTable> table(String name) {
        return schema().flatMap(schema -> schema.table(name));
    }

    /** How many rows its tables have, by name; an uploaded schema does not tell. */
    Map<String, Long> rows() {
        return uploaded != null
                ? Map.of()
                : tables().stream().collect(Collectors.toMap(SourceTable::name, SourceTable::estimatedRows));
    }
}
