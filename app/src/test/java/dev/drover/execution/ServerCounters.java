package dev.drover.execution;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a PostgreSQL server counts, asked for over a database that nothing else uses. */
final class ServerCounters {

    private final JdbcClient sql;

    ServerCounters(DataSource unusedOtherwise) {
        sql = JdbcClient.create(unusedOtherwise);
    }

    /** How much was written to the write-ahead log. */
    long walBytes() {
        return number("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /** How many transactions wrote something; those that only read have no number. */
    long writingTransactions() {
        return number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /**
     * How many transactions a database committed, those that only read included.
     *
     * <p>A backend reports with a delay, at the latest when it ends.
     *
     * @param endConnections closes the connections to that database; new ones may take their place
     */
    long commits(String database, Runnable endConnections) {
        Timestamp now =
                sql.sql("select clock_timestamp()").query(Timestamp.class).single();
        endConnections.run();
        await().atMost(30, SECONDS)
                .until(() ->
                        sql.sql("""
                                select count(*) from pg_stat_activity
                                 where datname = ? and backend_type = 'client backend' and backend_start < ?
                                """).params(database, now).query(Long.class).single() == 0);
        return reported(database);
    }

    /** The same for databases whose connections stay: after ten seconds without work a backend has reported. */
    List<Long> commitsOnceIdle(List<String> databases) {
        Instant until = Instant.now().plusSeconds(11);
        await().atMost(20, SECONDS).until(() -> Instant.now().isAfter(until));
        return databases.stream().map(this::reported).toList();
    }

    private long reported(String database) {
        return sql.sql("select xact_commit from pg_stat_database where datname = ?")
                .param(database)
                .query(Long.class)
                .single();
    }

    String setting(String name) {
        return sql.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
