package dev.drover.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * Opens connections to source databases.
 *
 * <p>The session's time zone is UTC whatever the server's is, and times without a zone arrive as they are stored.
 */
@Component
public class SourceConnections {

    private final Secrets secrets;

    SourceConnections(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Opens one connection; the caller closes it.
     *
     * @throws ConnectionProblem if the database cannot be reached, does not exist or refuses the user
     */
    public Connection open(SourceAddress source, Access access) {
        Properties properties = properties(source, access);
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("reWriteBatchedInserts", "true");
        try {
            Connection connection = connect(source, properties);
            if (access == Access.READ_ONLY) {
                connection.setReadOnly(true);
            }
            return connection;
        } catch (SQLException e) {
            throw ConnectionProblem.of(source, e);
        }
    }

    /**
     * Opens one connection that speaks the replication protocol, to read committed changes; the caller closes it.
     *
     * @throws ConnectionProblem as {@link #open} does, and if the user may not replicate
     */
    public Connection openReplication(SourceAddress source) {
        Properties properties = properties(source, Access.READ_ONLY);
        properties.setProperty("replication", "database");
        // The driver must know beforehand that the server can do this; and the protocol has no prepared statements.
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("preferQueryMode", "simple");
        try {
            return connect(source, properties);
        } catch (SQLException e) {
            throw ConnectionProblem.of(source, e);
        }
    }

    private Properties properties(SourceAddress source, Access access) {
        Properties properties = new Properties();
        properties.setProperty("user", source.user());
        properties.setProperty("password", secrets.read(source));
        // Whoever answers at that address gets a proof of the password, never the password.
        properties.setProperty("requireAuth", "scram-sha-256,none");
        properties.setProperty("ApplicationName", "Drover");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "600");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "options", "-c default_transaction_read_only=" + (access == Access.READ_ONLY ? "on" : "off"));
        return properties;
    }

    private static Connection connect(SourceAddress source, Properties properties) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://" + source.host() + ":" + source.port() + "/" + source.database(), properties);
        try (Statement statement = connection.createStatement()) {
            // Not among the options: the driver sends the zone of this machine after them. Keys travel as text, and
            // roles and databases may have set its form otherwise.
            statement.execute("set time zone 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';"
                    + " set bytea_output = 'hex'; set extra_float_digits = 3");
        }
        return connection;
    }

    /** Translates an error that came up later on such a connection. */
    public static ConnectionProblem translate(SourceAddress source, SQLException e) {
        return ConnectionProblem.of(source, e);
    }
}
