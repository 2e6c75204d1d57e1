package dev.drover.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL server that Drover starts for itself, on loopback, with a password, and with durable writes.
 *
 * <p>Its files stay in the data directory between starts. After a crash of Drover the next start stops the server that
 * was left running and recovers from its write-ahead log.
 */
public final class LocalPostgres implements Closeable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";
    private static final String PASSWORD_FILE = "postgres-password";
    private static final String PORT_FILE = "postgres-port";

    private final EmbeddedPostgres server;
    private final String password;

    private LocalPostgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts the server on the files in the directory, or on new files if there are none. */
    public static LocalPostgres start(DataDirectory directory) {
        Path files = directory.path().resolve("postgres");
        try {
            new OrphanedPostmaster(files).stop();
            boolean firstStart = directory.kept(PASSWORD_FILE).isEmpty();
            if (firstStart) {
                // Without the password file the first start did not finish: what it left is not a database yet.
                FileSystemUtils.deleteRecursively(files);
            }
            String password = directory.kept(PASSWORD_FILE).orElseGet(DataDirectory::newPassword);
            LocalPostgres postgres =
                    new LocalPostgres(startServer(files, password, directory.port(PORT_FILE)), password);
            if (firstStart) {
                postgres.requirePassword(files);
                directory.keep(PASSWORD_FILE, password);
            }
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL in " + files + " did not start: " + e.getMessage()
                            + ". Look at the log above, or give Drover a database with --spring.datasource.url=jdbc:postgresql://…",
                    e);
        }
    }

    private static EmbeddedPostgres startServer(Path files, String password, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("wal_level", "logical")
                // Of a source that is followed and stands still, so that it cannot fill the disk.
                .setServerConfig("max_slot_wal_keep_size", "4GB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "1GB")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }

    private void requirePassword(Path files) throws IOException {
        try (Connection connection = dataSource(USER).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user " + USER + " password '" + password + "'");
            Files.writeString(files.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The password of the embedded PostgreSQL could not be set", e);
        }
    }

    /** Creates a database with that name unless there is one. */
    public void createDatabase(String name) {
        try (Connection connection = dataSource(USER).getConnection();
                PreparedStatement exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            exists.setString(1, name);
            if (!exists.executeQuery().next()) {
                statement.execute("create database " + statement.enquoteIdentifier(name, true));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + name + " could not be created", e);
        }
    }

    /** Unpooled connections to one database of the server, as its superuser. */
    public DataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(jdbcUrl(database));
        dataSource.setUser(USER);
        dataSource.setPassword(password);
        return dataSource;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
