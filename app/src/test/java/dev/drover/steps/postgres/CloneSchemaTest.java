package dev.drover.steps.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.AppTest;
import dev.drover.connection.AwsAddress;
import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.db.testing.TestDatabase;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.steps.PlainContext;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class CloneSchemaTest {

    private static final CloneSchema.Parameters NOTHING = new CloneSchema.Parameters();
    private static final List<String> TABLES = List.of("customers", "order_lines", "orders", "payments", "products");

    @Autowired
    CloneSchema step;

    @Autowired
    Plans plans;

    @Autowired
    Environments environments;

    TestDatabase shop;
    JdbcClient sql;
    PlainContext context;
    String clone;

    @BeforeEach
    void aShop() {
        shop = SmallShop.create();
        shop.execute(
                "alter table shop.order_lines add constraint positive check (qty > 0)",
                "alter table shop.products add column value numeric generated always as (price * stock) stored");
        sql = JdbcClient.create(shop.dataSource());
        context = context(RunKind.LIVE, SmallShop.source(shop));
        clone = context.cloneSchema();
    }

    @Test
    void theCloneHasTheRowsOfTheSource() {
        assertThat(step.run(NOTHING, context)).isEqualTo(completed());
        for (String table : TABLES) {
            assertThat(rows(clone, table)).as(table).isNotEmpty().isEqualTo(rows("shop", table));
        }
        assertThat(context.lines()).hasSize(TABLES.size()).contains("\"" + clone + "\".\"order_lines\": 7 rows");
    }

    @Test
    void theCloneHasTheKeysAndChecksOfTheSource() {
        step.run(NOTHING, context);
        assertThat(constraints(clone))
                .isEqualTo(constraints("shop"))
                .contains(
                        "order_lines: CHECK ((qty > 0))", "orders: FOREIGN KEY (customer_id) REFERENCES customers(id)");
        assertThatThrownBy(() -> shop.execute("update \"" + clone + "\".order_lines set qty = 0"))
                .hasMessageContaining("check constraint");
        assertThatThrownBy(() -> shop.execute("update \"" + clone + "\".payments set order_id = 77"))
                .hasMessageContaining("foreign key");
    }

    @Test
    void changesOfTheCloneSayAsMuchAsThoseOfTheSource() {
        shop.execute("alter table shop.payments replica identity full");
        step.run(NOTHING, context);
        assertThat(sql.sql("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where n.nspname = :schema and c.relreplident = 'f'
                        """).param("schema", clone).query(String.class).list())
                .containsExactly("payments");
    }

    @Test
    void aRepeatedSliceFindsTheCloneAndLeavesItAsItWas() {
        step.run(NOTHING, context);
        List<String> before = rows(clone, "payments");
        shop.execute("delete from shop.payments", "update shop.orders set status = 'GONE'");
        List<String> lines = context.lines();
        // The first slice did its work, and Drover died before it could say so.
        assertThat(step.run(NOTHING, context)).isEqualTo(completed());
        assertThat(rows(clone, "payments")).isEqualTo(before);
        assertThat(rows(clone, "orders")).noneMatch(row -> row.contains("GONE"));
        assertThat(context.lines()).isEqualTo(lines);
    }

    @Test
    void aTableThatTheUserMayNotReadLeavesNoCloneBehind() {
        String user = "clerk_" + shop.name();
        shop.execute(
                "create role " + user + " login password '" + TestDatabase.PASSWORD + "'",
                "grant create on database " + shop.name() + " to " + user,
                "grant usage on schema shop to " + user,
                "grant select on all tables in schema shop to " + user,
                "revoke select on shop.payments from " + user);
        SourceAddress source = SmallShop.source(shop);
        PlainContext clerk = context(
                RunKind.LIVE,
                new SourceAddress(
                        source.host(), source.port(), source.database(), source.schema(), user, source.password()));
        assertThatThrownBy(() -> step.run(NOTHING, clerk)).isInstanceOfSatisfying(ConnectionProblem.class, problem -> {
            assertThat(problem)
                    .hasMessage("The user " + user + " may not do this on 127.0.0.1:" + shop.port() + "/" + shop.name()
                            + ": permission denied for table payments.");
            assertThat(problem.nextAction()).isEqualTo("Grant the privilege that is missing, then retry.");
        });
        assertThat(exists(clerk.cloneSchema())).isFalse();

        shop.execute("grant select on shop.payments to " + user);
        assertThat(step.run(NOTHING, clerk)).isInstanceOf(StepOutcome.Completed.class);
        assertThat(rows(clerk.cloneSchema(), "payments")).hasSize(4);
    }

    @Test
    void aRowThatCannotBeCopiedLeavesNoCloneBehind() {
        shop.execute("alter table shop.products add constraint dear check (price > 1) not valid");
        assertThatThrownBy(() -> step.run(NOTHING, context))
                .isInstanceOf(ConnectionProblem.class)
                .hasMessageContaining("violates check constraint \"dear\"");
        assertThat(context.lines()).as("tables that were full already").isNotEmpty();
        assertThat(exists(clone)).isFalse();
    }

    @Test
    void previewsEveryStatementAndWritesNothing() {
        Preview preview = step.preview(NOTHING, context);
        assertThat(preview.calls())
                .startsWith("create schema \"" + clone + "\"")
                .contains("create table \"" + clone + "\".\"orders\" (like \"shop\".\"orders\" including all)")
                .anyMatch(call -> call.startsWith("insert into \"" + clone + "\".\"payments\""))
                .hasSize(1 + TABLES.size() + TABLES.size() + 5);
        assertThat(preview.findings().value("Clone")).contains(clone);
        assertThat(exists(clone)).isFalse();
    }

    @Test
    void aRollbackOfALiveRunKeepsTheClone() {
        step.run(NOTHING, context);
        assertThat(step.rollBack(NOTHING, context)).isEqualTo(new StepOutcome.Completed(Evidence.of("Kept", clone)));
        assertThat(rows(clone, "payments")).hasSize(4);
        assertThat(step.rollBackSummary(NOTHING)).startsWith("Keeps the clone: it is the backup.");
    }

    @Test
    void aRollbackOfARehearsalDropsTheCloneAndNothingElse() {
        PlainContext rehearsal = context(RunKind.REHEARSAL, SmallShop.source(shop));
        step.run(NOTHING, rehearsal);
        step.run(NOTHING, context);
        StepOutcome dropped = new StepOutcome.Completed(Evidence.of("Dropped", rehearsal.cloneSchema()));
        assertThat(step.rollBack(NOTHING, rehearsal)).isEqualTo(dropped);
        assertThat(exists(rehearsal.cloneSchema())).isFalse();
        assertThat(exists(clone)).isTrue();
        assertThat(rows("shop", "payments")).hasSize(4);
        assertThat(step.rollBack(NOTHING, rehearsal)).as("repeated").isEqualTo(dropped);
    }

    private PlainContext context(RunKind kind, SourceAddress source) {
        Plans.Team team =
                plans.team(EnvironmentKind.TEST, source, new AwsAddress("eu-west-1", "123456789012", null, null, null));
        return new PlainContext(team, environments.get(team.migration().environment()), kind);
    }

    private StepOutcome completed() {
        return new StepOutcome.Completed(Evidence.of(
                "Clone",
                clone,
                "Rows of customers",
                "3",
                "Rows of order_lines",
                "7",
                "Rows of orders",
                "6",
                "Rows of payments",
                "4",
                "Rows of products",
                "3"));
    }

    private List<String> rows(String schema, String table) {
        return sql.sql("select t::text from \"" + schema + "\"." + table + " t order by 1")
                .query(String.class)
                .list();
    }

    private boolean exists(String schema) {
        return sql.sql("select exists (select 1 from pg_namespace where nspname = ?)")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    /** Without names, which PostgreSQL gives, and without the schema they are in. Foreign keys of a clone are not valid. */
    private List<String> constraints(String schema) {
        return sql.sql("""
                        select c.relname || ': '
                               || replace(replace(pg_get_constraintdef(k.oid), :schema || '.', ''), ' NOT VALID', '')
                          from pg_constraint k
                          join pg_class c on c.oid = k.conrelid
                         where c.relnamespace = (select oid from pg_namespace where nspname = :schema)
                           and k.contype in ('c', 'f', 'p', 'u')
                         order by 1
                        """).param("schema", schema).query(String.class).list();
    }
}
