package dev.drover.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * Opens read-only sessions on MySQL, Aurora MySQL and MariaDB, to find out what they run.
 *
 * <p>The server is not trusted: it may ask for no file of this machine and send no objects. It may learn the password,
 * so the password goes only where {@link AllowedSources} lets it, and to another machine only over TLS with a certificate
 * of that name.
 */
@Component
public class MysqlConnections {

    private static final int LIMIT_SECONDS = 20;
    private static final int UNKNOWN_VARIABLE = 1193;

    private final Secrets secrets;

    MysqlConnections(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Says no to an address that no secret may be sent to.
     *
     * @throws AddressRefusedException if whoever runs Drover did not allow it
     */
    public void check(SourceAddress source) {
        if (!secrets.mayBeSentTo(source)) {
            throw AddressRefusedException.source(source);
        }
    }

    /**
     * Opens one session; the caller closes it. Each of its statements ends after 20 seconds.
     *
     * @throws ConnectionProblem if the server cannot be reached or refuses the user
     */
    public Connection open(SourceAddress source) {
        Properties properties = properties(source);
        properties.setProperty("password", secrets.read(source));
        try {
            String host = source.host().contains(":") ? "[" + source.host() + "]" : source.host();
            // Not the database itself: the server counts by it, and what Drover asks is no need of the application.
            Connection connection = DriverManager.getConnection(
                    "jdbc:mysql://" + host + ":" + source.port() + "/information_schema", properties);
            limit(connection);
            return connection;
        } catch (SQLException e) {
            throw ConnectionProblem.ofMysql(source, e);
        }
    }

    /** Everything but the password. */
    static Properties properties(SourceAddress source) {
        Properties properties = new Properties();
        properties.setProperty("user", source.user());
        properties.setProperty("allowLoadLocalInfile", "false");
        properties.setProperty("allowUrlInLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("autoDeserialize", "false");
        properties.setProperty("allowPublicKeyRetrieval", "false");
        properties.setProperty("sslMode", isThisMachine(source.host()) ? "PREFERRED" : "VERIFY_IDENTITY");
        properties.setProperty("disabledAuthenticationPlugins", "mysql_clear_password");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("connectTimeout", "5000");
        properties.setProperty("socketTimeout", "60000");
        properties.setProperty("connectionAttributes", "program_name:Drover");
        return properties;
    }

    /** As it is written: a name that somebody else resolves is another machine. */
    private static boolean isThisMachine(String host) {
        return host.matches("localhost|127(\\.[0-9]{1,3}){3}|::1");
    }

    private static void limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session transaction read only");
            try {
                statement.execute("set session max_execution_time = " + LIMIT_SECONDS * 1000);
            } catch (SQLException e) {
                if (e.getErrorCode() != UNKNOWN_VARIABLE) {
                    throw e;
                }
                // MariaDB's name for it, in seconds.
                statement.execute("set session max_statement_time = " + LIMIT_SECONDS);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Translates an error that came up later in such a session. */
    public static ConnectionProblem translate(SourceAddress source, SQLException e) {
        return ConnectionProblem.ofMysql(source, e);
    }
}
