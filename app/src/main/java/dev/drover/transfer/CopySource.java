package dev.drover.transfer;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens connections for reading whose statements end after a while: a lock in the source must not hold a copy for ever. */
@Component
public class CopySource {

    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(10);

    private final SourceConnections connections;

    CopySource(SourceConnections connections) {
        this.connections = connections;
    }

    /** @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses */
    public Connection open(SourceAddress source) {
        Connection connection = connections.open(source, Access.READ_ONLY);
        try {
            limit(connection, STATEMENT_LIMIT);
            return connection;
        } catch (SQLException e) {
            try (connection) {
                throw SourceConnections.translate(source, e);
            } catch (SQLException onClose) {
                throw SourceConnections.translate(source, onClose);
            }
        }
    }

    /** Lets every later statement run for so long at most, also if the network swallows its answer. */
    static void limit(Connection connection, Duration time) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(time.plus(SLOW_ANSWER).toMillis()));
        try (Statement statement = connection.createStatement()) {
            statement.execute("set statement_timeout = " + Math.max(1, time.toMillis()));
        }
    }
}
