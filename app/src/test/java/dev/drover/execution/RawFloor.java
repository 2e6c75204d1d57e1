package dev.drover.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The least that a durable run can cost over JDBC: insert the run, store a checkpoint for every step, store its end, each
 * in a transaction of its own. One for each thread.
 */
final class RawFloor implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement start;
    private final PreparedStatement checkpoint;
    private final PreparedStatement end;

    RawFloor(DataSource dataSource) throws SQLException {
        connection = dataSource.getConnection();
        start = connection.prepareStatement(
                "insert into floor_run (status, started_at) values ('RUNNING', now()) returning id");
        checkpoint = connection.prepareStatement("update floor_run set step = ?, checkpoint = ? where id = ?");
        end = connection.prepareStatement("update floor_run set status = 'COMPLETED', ended_at = now() where id = ?");
    }

    static void createTable(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table floor_run (
                        id         bigint generated always as identity primary key,
                        status     text not null,
                        step       int not null default 0,
                        checkpoint text not null default '{}',
                        started_at timestamptz not null,
                        ended_at   timestamptz)
                    """);
        }
    }

    void run(int steps) throws SQLException {
        long id;
        try (ResultSet row = start.executeQuery()) {
            row.next();
            id = row.getLong(1);
        }
        for (int step = 1; step <= steps; step++) {
            checkpoint.setInt(1, step);
            checkpoint.setString(2, "{\"at\": " + step + "}");
            checkpoint.setLong(3, id);
            checkpoint.executeUpdate();
        }
        end.setLong(1, id);
        end.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
