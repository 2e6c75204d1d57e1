package dev.drover.sandbox.mishap;

import dev.drover.db.ConditionalOnLocalPostgres;
import dev.drover.db.LocalPostgres;
import java.util.Objects;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes single rows of the shop's database behind its back: no trigger notes it, so undoing leaves no trace. */
@Component
@ConditionalOnLocalPostgres
class ShopRow {

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    ShopRow(LocalPostgres postgres) {
        var shop = postgres.dataSource("shop");
        sql = JdbcClient.create(shop);
        transaction = new TransactionTemplate(new JdbcTransactionManager(shop));
    }

    void update(String statement) {
        transaction.executeWithoutResult(t -> {
            sql.sql("set local session_replication_role = replica").update();
            sql.sql(statement).update();
        });
    }

    /** Whether there is such a row; false as long as there is no shop. */
    boolean exists(String from) {
        try {
            return isTrue("to_regclass('sandbox.loaded') is not null") && isTrue("exists (select " + from + ")");
        } catch (CannotGetJdbcConnectionException notYetMade) {
            return false;
        }
    }

    private boolean isTrue(String condition) {
        return Objects.requireNonNull(
                sql.sql("select " + condition).query(Boolean.class).single());
    }
}
