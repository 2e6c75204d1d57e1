package dev.drover.model.mapping;

import dev.drover.connection.Access;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.model.EntityMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows what the first rows of an entity would become, without writing anything. */
@Component
public class EntityPreview {

    /** The most rows that a preview reads. */
    public static final int ROWS = 10;

    private final SourceConnections connections;
    private final SourceCatalog catalog;

    EntityPreview(SourceConnections connections, SourceCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
    }

    /**
     * The first rows in key order. Problems elsewhere in the model do not matter.
     *
     * @param behind the rows of the entity's table that stay behind, if any do
     * @throws InvalidMappingException if the mapping of this entity has problems
     * @throws ConnectionProblem if the source cannot be reached, refuses, or takes longer than 10 seconds
     */
    public List<MappedRow> of(
            TargetTable table, EntityMapping entity, Optional<RowsBehind> behind, SourceAddress source) {
        TargetModel alone = new TargetModel(List.of(new TargetTable(
                        table.name(), table.partitionKey(), table.sortKey(), table.indexes(), List.of(entity))))
                .withRowsBehind(behind.stream().toList());
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = '10s'");
            CompiledEntity compiled = MappingCompiler.compilePart(alone, catalog.read(connection, source.schema()))
                    .entities()
                    .get(0);
            try (EntityReader reader = new EntityReader(connection, compiled, source, 100)) {
                return reader.page(KeyRange.everything(), null, ROWS);
            }
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }
}
