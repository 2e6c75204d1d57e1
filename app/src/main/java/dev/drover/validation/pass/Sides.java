package dev.drover.validation.pass;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.RowReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Both sides of a validation, opened for reading only. */
public final class Sides {

    private final SourceConnections connections;
    private final SourceAddress source;
    private final int sharePercent;
    private final DynamoDbAsyncClient client;
    private final List<Table> tables;
    private final PageSize pages;

    public Sides(
            SourceConnections connections,
            SourceAddress source,
            int sharePercent,
            DynamoDbAsyncClient client,
            List<Table> tables,
            PageSize pages) {
        this.connections = connections;
        this.source = source;
        this.sharePercent = sharePercent;
        this.client = client;
        this.tables = List.copyOf(tables);
        this.pages = pages;
    }

    public List<Table> tables() {
        return tables;
    }

    /** The rows that the source will hand over for one entity: the planner's estimate, or counted if it has none. */
    public long rows(int table, int entity, long estimate) {
        if (estimate > 0) {
            return Math.max(1, estimate * sharePercent / 100);
        }
        try (EntityReader reader = reader(table, entity)) {
            return reader.count();
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    /**
     * Cuts both sides of a table into portions.
     *
     * @param rows of each entity, about
     * @param portionRows about how many rows a portion should have
     * @param most the most portions of an entity, and of the target
     */
    public List<Portion> portions(int table, List<Long> rows, long portionRows, int most) {
        List<Portion> portions = new ArrayList<>();
        for (int entity = 0; entity < rows.size(); entity++) {
            try (EntityReader reader = reader(table, entity)) {
                for (KeyRange range : reader.ranges(parts(rows.get(entity), portionRows, most))) {
                    portions.add(Portion.OfSource.begin(table, entity, range));
                }
            } catch (SQLException e) {
                throw translate(e);
            }
        }
        int segments = parts(rows.stream().mapToLong(Long::longValue).sum(), portionRows, most);
        for (int segment = 0; segment < segments; segment++) {
            portions.add(Portion.OfTarget.begin(table, segment, segments));
        }
        return portions;
    }

    private static int parts(long rows, long portionRows, int most) {
        return (int) Math.max(1, Math.min(most, rows / portionRows));
    }

    /** Reads portions until they are done or {@code stop} says so; each portion gets an intake of its own. */
    public Reading read(List<Portion> portions, IntFunction<Intake> intakes, int threadsPerSide, BooleanSupplier stop) {
        return new Crew(portions, portion -> open(portion, intakes.apply(portion.table()))).read(threadsPerSide, stop);
    }

    /** Single records of both sides. */
    public RecordLookup lookup() {
        return new RecordLookup(this, client);
    }

    private PortionReader open(Portion portion, Intake intake) {
        if (portion instanceof Portion.OfSource rows) {
            EntityReader reader = reader(rows.table(), rows.entity());
            return new SourcePortionReader(reader, source, rows, intake, pages.rows());
        }
        return new TargetPortionReader(
                client, tables.get(portion.table()).realName(), (Portion.OfTarget) portion, intake, pages.items());
    }

    /** A reader of one entity with a connection of its own. */
    EntityReader reader(int table, int entity) {
        Connection connection = connections.open(source, Access.READ_ONLY);
        try {
            return new EntityReader(connection, tables.get(table).entities().get(entity), source, sharePercent);
        } catch (SQLException e) {
            throw closing(connection, e);
        }
    }

    /** The same for single rows. */
    RowReader rowReader(int table, int entity) {
        Connection connection = connections.open(source, Access.READ_ONLY);
        try {
            return new RowReader(connection, tables.get(table).entities().get(entity), source);
        } catch (SQLException e) {
            throw closing(connection, e);
        }
    }

    private RuntimeException closing(Connection connection, SQLException e) {
        try {
            connection.close();
        } catch (SQLException second) {
            e.addSuppressed(second);
        }
        return translate(e);
    }

    RuntimeException translate(SQLException e) {
        return SourceConnections.translate(source, e);
    }
}
