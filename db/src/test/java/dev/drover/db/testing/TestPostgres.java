package dev.drover.db.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL server for all tests of a JVM, and as many databases as they like.
 *
 * <p>The server's time zone is neither UTC nor the JVM's, so that code which leaves a zone to chance fails. Writes are
 * not durable: crash tests bring a server of their own.
 */
public final class TestPostgres {

    private static final String MIGRATED = "migrated";
    private static final AtomicInteger created = new AtomicInteger();

    private TestPostgres() {}

    /** An empty database. */
    public static TestDatabase emptyDatabase() {
        return create("empty_", "template0");
    }

    /** A database with Drover's own tables, freshly migrated and empty. */
    public static TestDatabase droverDatabase() {
        Server.migrateTemplateOnce();
        return create("drover_", MIGRATED);
    }

    private static TestDatabase create(String prefix, String template) {
        String name = prefix + created.incrementAndGet();
        execute("create database " + name + " template " + template + " strategy file_copy");
        return new TestDatabase(name, Server.POSTGRES.getPort());
    }

    private static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();
        private static boolean migrated;

        static synchronized void migrateTemplateOnce() {
            if (!migrated) {
                execute("create database " + MIGRATED);
                DataSource template = POSTGRES.getDatabase("postgres", MIGRATED);
                Flyway.configure().dataSource(template).load().migrate();
                migrated = true;
            }
        }

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("timezone", "Pacific/Chatham")
                        .setServerConfig("wal_level", "logical")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("unix_socket_directories", "''")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
