package dev.drover.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.runbook.TemplateModels;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SQL that templates spell out, run on a real PostgreSQL in the order of the runbook. */
class TemplateSqlTest {

    @SuppressWarnings("NullAway.Init")
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        TestDatabase database = TestPostgres.emptyDatabase();
        connection = DriverManager.getConnection(database.jdbcUrl(), TestDatabase.USER, TestDatabase.PASSWORD);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_split_keeps_every_row_through_updates_deletes_and_changed_keys() throws SQLException {
        run("""
                create table orders (id bigint primary key, total numeric(12,2) not null, street text);
                insert into orders select n, n / 3.0, 'Street ' || n from generate_series(1, 30000) n;
                """);
        SplitSql split = new SplitSql("orders", List.of(TemplateModels.delivery(), TemplateModels.head()));
        assertThat(numbers(split.sharedKeys())).containsOnly(0L);
        run(SplitTasks.create(TemplateModels.everything(), List.of(split)).what());
        run(split.trigger());
        run("""
                update orders set total = total + 1 where id % 7 = 0;
                update orders set id = id + 100000 where id % 11 = 0;
                delete from orders where id % 13 = 0;
                insert into orders values (500000, 9.99, null);
                """);
        assertThat(numbers(split.compare())).as("before the copy").contains(0L).anyMatch(n -> n > 0);
        run(split.fill());
        run("update orders set street = 'Moved' where id % 5 = 0; delete from orders where id = 1;");
        run(split.foreignKeys());
        run("update orders set id = 400000 where id = 2; delete from orders where id = 3;");
        assertThat(numbers(split.compare())).containsOnly(0L);
        assertThat(numbers("select count(*) from order_head;")).isEqualTo(numbers("select count(*) from orders;"));
        run("call \"split_fill_orders\"();");
        assertThat(numbers(split.compare())).as("copied a second time").containsOnly(0L);
        run(split.close());
        assertThatThrownBy(() -> run("update orders set total = 0 where id = 4;"))
                .hasMessageContaining("The table orders is closed since it was split");
        run("insert into order_head values (600000, 1);");
        run(split.tidy());
    }

    @Test
    void a_split_can_be_undone_step_by_step() throws SQLException {
        run("create table orders (id bigint primary key, total numeric(12,2) not null, street text);");
        run("insert into orders values (1, 2, 'Street');");
        List<SplitSql> splits =
                List.of(new SplitSql("orders", List.of(TemplateModels.delivery(), TemplateModels.head())));
        SplitSql split = splits.get(0);
        run(SplitTasks.create(TemplateModels.everything(), splits).what());
        run(split.trigger());
        run(split.fill());
        run(split.foreignKeys());
        run(split.withoutForeignKeys());
        run(split.withoutTrigger());
        run(split.empty());
        run(split.drop());
        assertThat(numbers("select count(*) from orders where total = 2;")).containsExactly(1L);
        assertThat(numbers("select count(*) from pg_trigger where not tgisinternal;"))
                .containsExactly(0L);
    }

    @Test
    void a_column_changes_while_old_and_new_applications_write() throws SQLException {
        run("""
                create table customers (id bigint primary key, "customer no" text not null);
                insert into customers select n, n::text from generate_series(1, 12000) n;
                """);
        ColumnChange change = new ColumnChange(
                TemplateModels.customers(), TemplateModels.customers().columns().get(1));
        assertThat(numbers(change.lossy())).containsExactly(0L);
        run(change.expand());
        run("insert into customers (id, \"customer no\") values (20001, '7');");
        run("insert into customers (id, number) values (20002, 8);");
        run("update customers set \"customer no\" = '9' where id = 1;");
        run("update customers set number = 10 where id = 2;");
        assertThat(numbers("select number from customers where id in (1, 20001) order by id;"))
                .containsExactly(9L, 7L);
        assertThat(numbers("select \"customer no\"::bigint from customers where id in (2, 20002) order by id;"))
                .containsExactly(10L, 8L);
        run("set step.fill = 'on';");
        run(change.fill());
        assertThat(numbers(change.unfilled())).as("5,000 rows a statement").allMatch(n -> n > 0);
        run(change.fill());
        run(change.fill());
        run("reset step.fill;");
        assertThat(numbers(change.unfilled())).containsExactly(0L);
        run(change.notNull());
        assertThat(numbers(change.compare())).containsExactly(0L);
        run(change.contract());
        assertThat(numbers("select count(*) from customers where number is not null;"))
                .containsExactly(12_002L);
    }

    @Test
    void an_added_column_goes_without_a_trace() throws SQLException {
        run("create table customers (id bigint primary key, \"customer no\" text not null);");
        run("insert into customers values (1, '1');");
        ColumnChange change = new ColumnChange(
                TemplateModels.customers(), TemplateModels.customers().columns().get(1));
        run(change.expand());
        run(change.withoutExpand());
        run("insert into customers values (2, '2');");
        assertThat(numbers("select count(*) from customers;")).containsExactly(2L);
    }

    /** Runs statements one by one, as psql does; what is not SQL is for people. */
    private void run(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(text)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean quoted = false;
        for (String line : text.lines().toList()) {
            if (current.isEmpty()
                    && !line.matches(
                            "(CREATE|create|alter|begin|commit|set|reset|drop|call|insert|update|delete|truncate|select)\\b.*")) {
                continue;
            }
            quoted ^= line.split("\\$f\\$", -1).length % 2 == 0;
            current.append(line).append('\n');
            if (!quoted && line.endsWith(";")) {
                statements.add(current.toString());
                current.setLength(0);
            }
        }
        assertThat(current.toString().lines().filter(line -> !line.isBlank())).isEmpty();
        return statements;
    }

    private List<Long> numbers(String text) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(text)) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            if (rows.getObject(i) instanceof Number number) {
                                numbers.add(number.longValue());
                            }
                        }
                    }
                }
            }
        }
        return numbers;
    }
}
