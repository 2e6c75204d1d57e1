package dev.drover.sandbox;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.LocalPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The sample shop's database: customers, products, orders with lines, payments, the same rows at every first start.
 *
 * <p>They are loaded in one transaction together with the mark that they are there, so whatever stops the loading leaves
 * nothing, and the next start begins again.
 */
@Component
@ConditionalOnLocalPostgres
class SampleShopData {

    static final String DATABASE = "shop";
    static final String SCHEMA = "shop";
    private static final Logger log = LoggerFactory.getLogger(SampleShopData.class);
    private static final int ORDERS_PER_CUSTOMER = 40;
    private static final int ORDERS_PER_PRODUCT = 200;
    private static final int FEWEST = 20;

    private final LocalPostgres postgres;
    private final SandboxSecrets secrets;
    private final long orders;
    private volatile @Nullable Statement loading;

    SampleShopData(
            LocalPostgres postgres, SandboxSecrets secrets, @Value("${drover.sandbox.orders:200000}") long orders) {
        this.postgres = postgres;
        this.secrets = secrets;
        this.orders = orders;
    }

    /** Makes sure that the rows are there. Takes some seconds the first time. */
    void load() throws SQLException {
        postgres.createDatabase(DATABASE);
        try (Connection connection = postgres.dataSource(DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            createUser(statement, SandboxSecrets.SHOP);
            createUser(statement, SandboxSecrets.DROVER);
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("grant pg_read_all_stats to " + SandboxSecrets.DROVER);
            if (isLoaded(statement)) {
                letBeFollowed(statement);
                return;
            }
            long begin = System.nanoTime();
            connection.setAutoCommit(false);
            loading = statement;
            statement.execute(script());
            letBeFollowed(statement);
            connection.commit();
            // The making of the rows is no traffic of the shop.
            statement.execute("select pg_stat_statements_reset()");
            connection.commit();
            log.info("The sample shop has {} orders, made in {} ms.", orders, (System.nanoTime() - begin) / 1_000_000);
        } finally {
            loading = null;
        }
    }

    /**
     * Gives Drover what following needs: it publishes the shop's tables, which only their owner may, and the key of a payment's
     * item holds the order that it belongs to. At each start, because older sandboxes were made without.
     */
    private static void letBeFollowed(Statement statement) throws SQLException {
        statement.execute("alter role " + SandboxSecrets.DROVER + " replication");
        // Not inherited: it takes the owner's rights to publish, and without that it cannot write.
        statement.execute(
                "grant " + SandboxSecrets.SHOP + " to " + SandboxSecrets.DROVER + " with inherit false, set true");
        statement.execute("grant create on database " + DATABASE + " to " + SandboxSecrets.SHOP);
        statement.execute("alter table " + SCHEMA + ".payments replica identity full");
    }

    private void createUser(Statement statement, String user) throws SQLException {
        statement.execute("select 1 from pg_roles where rolname = '" + user + "'");
        try (ResultSet known = Objects.requireNonNull(statement.getResultSet())) {
            String verb = known.next() ? "alter" : "create";
            statement.execute(verb + " role " + user + " login password '" + secrets.read(user) + "'");
        }
    }

    private static boolean isLoaded(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('sandbox.loaded') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private String script() {
        try (InputStream script =
                Objects.requireNonNull(SampleShopData.class.getResourceAsStream("/sandbox/load-shop.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(":customers", Long.toString(Math.max(FEWEST, orders / ORDERS_PER_CUSTOMER)))
                    .replace(":products", Long.toString(Math.max(FEWEST, orders / ORDERS_PER_PRODUCT)))
                    .replace(":orders", Long.toString(orders));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a loading that is under way, so that Drover can stop; nothing of it stays. */
    void cancel() {
        Statement running = loading;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                log.debug("The loading could not be cancelled", e);
            }
        }
    }
}
