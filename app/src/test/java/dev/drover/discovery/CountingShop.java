package dev.drover.discovery;

import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.testing.SmallShop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.PGConnection;

/** A shop in PostgreSQL whose extension has a table in the place of its view, so that tests decide what was counted. */
final class CountingShop {

    private static final String COUNTERS = """
            create table %1$s (userid oid, dbid oid, %2$s queryid bigint, calls bigint, %3$s float8, %4$s float8,
                               rows bigint, query text %5$s)
            """;

    private final TestDatabase database;

    private CountingShop(TestDatabase database) {
        this.database = database;
    }

    /** With the columns that the view has in version 18. */
    static CountingShop likeVersion18() {
        return create(
                "toplevel boolean default true,",
                "total_exec_time",
                "max_exec_time",
                ", stats_since timestamptz default clock_timestamp() - interval '100 seconds'");
    }

    /** With the columns that it had before version 13 renamed them, and without those that came later. */
    static CountingShop likeAnOldVersion() {
        return create("", "total_time", "max_time", "");
    }

    private static CountingShop create(String topLevel, String total, String max, String since) {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.execute(
                text("schema.sql"),
                "create extension pg_stat_statements",
                "alter extension pg_stat_statements drop view pg_stat_statements",
                "drop view pg_stat_statements",
                "alter extension pg_stat_statements drop view pg_stat_statements_info",
                "drop view pg_stat_statements_info",
                COUNTERS.formatted("pg_stat_statements", topLevel, total, max, since),
                "create table pg_stat_statements_info (dealloc bigint, stats_reset timestamptz)",
                "insert into pg_stat_statements_info values (0, clock_timestamp() - interval '1 hour')",
                "alter extension pg_stat_statements add table pg_stat_statements",
                "alter extension pg_stat_statements add table pg_stat_statements_info");
        CountingShop shop = new CountingShop(database);
        shop.copy("pg_stat_statements (queryid, calls, %s, %s, rows, query)".formatted(total, max), "statements.csv");
        database.execute(
                "update pg_stat_statements set userid = 10, dbid = (select oid from pg_database where datname = current_database())");
        return shop;
    }

    void execute(String... statements) {
        database.execute(statements);
    }

    SourceAddress address() {
        return SmallShop.source(database).withSchema("public");
    }

    private void copy(String table, String file) {
        try (Connection connection = database.dataSource().getConnection();
                InputStream rows = open(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header)", rows);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(CountingShop.class.getResourceAsStream("/discovery/" + file), file);
    }
}
