package dev.drover.transfer.change.postgres;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Asks a source over a session of its own, whose statements end after a while and whose commits wait for no standby. */
final class ShortSessions {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SLOW_ANSWER = Duration.ofSeconds(5);

    private final SourceConnections connections;

    ShortSessions(SourceConnections connections) {
        this.connections = connections;
    }

    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses */
    <T> T ask(SourceAddress source, Access access, Question<T> question) {
        try (Connection connection = connections.open(source, access);
                Statement settings = connection.createStatement()) {
            // A commit that waits for a standby is past every time limit of its statement.
            settings.execute("set synchronous_commit = local");
            limit(connection, LIMIT);
            return question.ask(connection);
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
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
