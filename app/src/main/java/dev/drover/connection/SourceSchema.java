package dev.drover.connection;

import java.util.List;
import java.util.Optional;

/** The tables of one schema of a source database, by name. */
public record SourceSchema(String name, List<SourceTable> tables) {

    public Optional<SourceTable> table(String tableName) {
        return tables.stream().filter(t -> t.name().equals(tableName)).findFirst();
    }
}
