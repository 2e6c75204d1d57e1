package dev.drover.steps.traffic;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Asks a source how many rows of its schema were ever inserted, updated or deleted.
 *
 * <p>A transaction is counted when it ends, so the ones that are open are asked for as well: by their locks, which
 * everybody may see.
 */
final class WriteCounter {

    private static final String COUNT = """
            select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint as rows,
                   exists (select 1
                             from pg_locks l
                             join pg_class c on c.oid = l.relation
                             join pg_namespace n on n.oid = c.relnamespace
                            where l.database = (select oid from pg_database where datname = current_database())
                              and n.nspname = ? and c.relkind in ('r', 'p')
                              and l.mode in ('RowExclusiveLock', 'AccessExclusiveLock')) as open
              from pg_stat_user_tables where schemaname = ?
            """;

    private final SourceConnections connections;

    WriteCounter(SourceConnections connections) {
        this.connections = connections;
    }

    /**
     * What a source says about its writes.
     *
     * @param rows how many it has counted
     * @param open whether a transaction writes, or has written, and has not ended
     */
    record Writes(long rows, boolean open) {}

    Writes count(SourceAddress source) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, source.schema());
            statement.setString(2, source.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Writes(row.getLong("rows"), row.getBoolean("open"));
            }
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }
}
