package dev.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.db.DataDirectory;
import dev.drover.db.LocalPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SampleShopDataTest {

    private static final int ORDERS = 10_000;

    @TempDir
    static Path home;

    static DataDirectory directory;
    static LocalPostgres postgres;

    @BeforeAll
    static void aServer() {
        directory = DataDirectory.lock(home);
        postgres = LocalPostgres.start(directory);
    }

    @AfterAll
    static void noServer() {
        postgres.close();
        directory.close();
    }

    @BeforeEach
    void noShop() {
        JdbcClient.create(postgres.dataSource("postgres"))
                .sql("drop database if exists shop with (force)")
                .update();
    }

    @Test
    void makesTheSameRowsEveryTime() throws Exception {
        data(ORDERS).load();
        String first = checksum();
        noShop();
        data(ORDERS).load();
        assertThat(checksum()).isEqualTo(first);
    }

    @Test
    void holdsWhatMakesMigrationsHard() throws Exception {
        data(ORDERS).load();
        assertThat(count("from shop.orders")).isEqualTo(ORDERS);
        assertThat(count("from shop.orders o where not exists (select from shop.order_lines where order_id = o.id)"))
                .isZero();
        assertThat(count("from shop.customers where length(email) = 320")).isEqualTo(1);
        assertThat(count("from shop.products where length(name) = 80")).isPositive();
        assertThat(count("from shop.orders where length(notes) = 200 and octet_length(notes) > 200"))
                .isPositive();
        assertThat(count("from shop.orders where notes is null")).isPositive();
        assertThat(count("from shop.orders where notes = ''")).isPositive();
        assertThat(count("from shop.orders where round(total, 2) <> total")).isPositive();
        assertThat(count("from shop.customers where name like '%👩‍🍳%'")).isPositive();
        assertThat(count("from shop.payments where reference is null")).isPositive();
        // Local times that exist twice, because the clock goes back.
        assertThat(count("from shop.orders where placed_at >= '2025-10-26 02:00' and placed_at < '2025-10-26 03:00'"))
                .isPositive();
        // Local times that never were, because the clock goes forward.
        assertThat(count("from shop.orders where placed_at >= '2025-03-30 02:00' and placed_at < '2025-03-30 03:00'"))
                .isZero();
    }

    @Test
    void keepsTotalsAndTimesRightByTriggers() throws Exception {
        data(ORDERS).load();
        JdbcClient sql = JdbcClient.create(postgres.dataSource("shop"));
        String before = text("select total || ' ' || updated_at from shop.orders where id = 17");
        sql.sql("insert into shop.order_lines (order_id, line_no, product_id, qty, unit_price) values (17, 9, 1, 2, 5)")
                .update();
        assertThat(text("select total || ' ' || updated_at from shop.orders where id = 17"))
                .isNotEqualTo(before);
    }

    @Test
    void leavesLoadedRowsAlone() throws Exception {
        data(ORDERS).load();
        JdbcClient.create(postgres.dataSource("shop"))
                .sql("update shop.orders set notes = 'changed' where id = 1")
                .update();
        data(ORDERS).load();
        assertThat(text("select notes from shop.orders where id = 1")).isEqualTo("changed");
    }

    @Test
    void letsDroverFollowTheShopAsItsOwnerOnly() throws Exception {
        data(ORDERS).load();
        try (var connection = java.sql.DriverManager.getConnection(
                        postgres.jdbcUrl("shop"), "drover", directory.password("password-of-drover"));
                var statement = connection.createStatement()) {
            statement.execute("set role shop");
            statement.execute("create publication tried for table shop.orders, shop.payments");
            statement.execute("drop publication tried");
            statement.execute("reset role");
            statement.execute("select pg_create_logical_replication_slot('tried', 'pgoutput')");
            statement.execute("select pg_drop_replication_slot('tried')");
        }
        assertThat(text("select relreplident::text from pg_class where oid = 'shop.payments'::regclass"))
                .isEqualTo("f");
    }

    @Test
    void letsDroverReadAndCloneButNotWrite() throws Exception {
        data(ORDERS).load();
        try (var connection = java.sql.DriverManager.getConnection(
                        postgres.jdbcUrl("shop"), "drover", directory.password("password-of-drover"));
                var statement = connection.createStatement()) {
            statement.execute("create schema clone");
            statement.execute("create table clone.orders as select * from shop.orders");
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute("delete from shop.payments"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void leavesNothingWhenDroverStopsInTheMiddle() throws Exception {
        SampleShopData interrupted = data(400_000);
        CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> {
            try {
                interrupted.load();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitLoading();
        interrupted.cancel();
        assertThat(loading).failsWithin(10, TimeUnit.SECONDS);
        assertThat(text("select to_regnamespace('shop') is null")).isEqualTo("t");
        data(ORDERS).load();
        assertThat(count("from shop.orders")).isEqualTo(ORDERS);
    }

    private static SampleShopData data(int orders) {
        return new SampleShopData(postgres, new SandboxSecrets(directory, postgres), orders);
    }

    private static void awaitLoading() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> JdbcClient.create(postgres.dataSource("postgres"))
                        .sql(
                                "select exists (select from pg_stat_activity where datname = 'shop' and query like '%order_lines%')")
                        .query(Boolean.class)
                        .single());
    }

    static String checksum(LocalPostgres postgres) {
        JdbcClient sql = JdbcClient.create(postgres.dataSource("shop"));
        return List.of("customers", "products", "orders", "order_lines", "payments").stream()
                .map(table -> sql.sql(
                                "select md5(string_agg(md5(t::text), '' order by t::text)) from shop." + table + " t")
                        .query(String.class)
                        .single())
                .collect(Collectors.joining(" "));
    }

    private static String checksum() {
        return checksum(postgres);
    }

    private static long count(String from) {
        return JdbcClient.create(postgres.dataSource("shop"))
                .sql("select count(*) " + from)
                .query(Long.class)
                .single();
    }

    private static String text(String query) {
        return JdbcClient.create(postgres.dataSource("shop"))
                .sql(query)
                .query((row, n) -> row.getString(1))
                .single();
    }
}
