package dev.drover.sandbox.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop's database in PostgreSQL, where everything was before the migration. */
final class OldStore implements ShopStore, AutoCloseable {

    private static final int NEWEST = 10;

    private final HikariDataSource pool;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    OldStore(String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sample-shop");
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(6);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "Sample shop");
        pool = new HikariDataSource(config);
        sql = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    @Override
    public boolean order(long id) {
        return !sql.sql("""
                        select o.*, l.line_no, l.product_id, l.qty, l.unit_price
                          from shop.orders o
                          join shop.order_lines l on l.order_id = o.id
                         where o.id = :id
                        """).param("id", id).query().listOfRows().isEmpty();
    }

    @Override
    public boolean ordersOf(long customer) {
        sql.sql("""
                        select id, status, total, placed_at
                          from shop.orders
                         where customer_id = :customer
                         order by placed_at desc limit :newest
                        """).param("customer", customer).param("newest", NEWEST).query().listOfRows();
        return true;
    }

    @Override
    public boolean product(long id) {
        return sql.sql("select id, name, description, price, stock from shop.products where id = :id")
                        .param("id", id)
                        .query()
                        .listOfRows()
                        .size()
                == 1;
    }

    /** The highest id of a table, so that the simulated visitors know what to ask for. */
    long highest(String table) {
        return Objects.requireNonNull(
                sql.sql("select max(id) from shop." + table).query(Long.class).single());
    }

    BigDecimal priceOf(long product) {
        return sql.sql("select price from shop.products where id = :id")
                .param("id", product)
                .query(BigDecimal.class)
                .single();
    }

    /** Places an order; the answer is what the database made of it. */
    ShopOrder place(long customer, LocalDateTime at, List<ShopOrder.Line> lines) {
        return Objects.requireNonNull(transaction.execute(t -> {
            long id = sql.sql("""
                            insert into shop.orders (customer_id, placed_at) values (:customer, :at) returning id
                            """)
                    .param("customer", customer)
                    .param("at", at)
                    .query(Long.class)
                    .single();
            for (ShopOrder.Line line : lines) {
                sql.sql("""
                                insert into shop.order_lines (order_id, line_no, product_id, qty, unit_price)
                                values (:order, :no, :product, :qty, :price)
                                """)
                        .param("order", id)
                        .param("no", line.lineNo())
                        .param("product", line.productId())
                        .param("qty", line.qty())
                        .param("price", line.unitPrice())
                        .update();
            }
            return read(id);
        }));
    }

    /** Marks an order as paid and books the payment. */
    ShopPayment pay(long order, LocalDateTime at, String kind, String reference) {
        return Objects.requireNonNull(transaction.execute(t -> {
            sql.sql("update shop.orders set status = 'PAID' where id = :id")
                    .param("id", order)
                    .update();
            return sql.sql("""
                            insert into shop.payments (order_id, kind, amount, booked_on, reference)
                            select id, :kind, total, :on, :reference from shop.orders where id = :order
                            returning *
                            """)
                    .param("kind", kind)
                    .param("on", at.toLocalDate())
                    .param("reference", reference)
                    .param("order", order)
                    .query(ShopRows::payment)
                    .single();
        }));
    }

    ShopOrder read(long id) {
        return sql.sql("select * from shop.orders where id = :id")
                .param("id", id)
                .query((row, n) -> ShopRows.order(row, lines(id)))
                .single();
    }

    List<ShopPayment> paymentsOf(long order) {
        return sql.sql("select * from shop.payments where order_id = :order order by id")
                .param("order", order)
                .query(ShopRows::payment)
                .list();
    }

    /** Orders that changed at that time or later, the earliest first. */
    List<ShopOrder> changedSince(Instant since, int most) {
        return sql.sql("select * from shop.orders where updated_at >= :since order by updated_at, id limit :most")
                .param("since", Timestamp.from(since))
                .param("most", most)
                .query((row, n) -> ShopRows.order(row, lines(row.getLong("id"))))
                .list();
    }

    private List<ShopOrder.Line> lines(long order) {
        return sql.sql("select * from shop.order_lines where order_id = :order order by line_no")
                .param("order", order)
                .query(ShopRows::line)
                .list();
    }

    @Override
    public void close() {
        pool.close();
    }
}
