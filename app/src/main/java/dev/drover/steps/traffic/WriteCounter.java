package dev.drover.steps.traffic;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks a source how many rows of its schema were ever inserted, updated or deleted. */
final class WriteCounter {

    private static final String COUNT = """
            select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint
              from pg_stat_user_tables where schemaname = ?
            """;

    private final SourceConnections connections;

    WriteCounter(SourceConnections connections) {
        this.connections = connections;
    }

    long count(SourceAddress source) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                PreparedStatement statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, source.schema());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }
}
