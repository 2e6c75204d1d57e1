package dev.drover.model.relational;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceRule;
import dev.drover.connection.SourceRule.Kind;
import dev.drover.connection.SourceRuleCatalog;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.db.testing.TestDatabase;
import dev.drover.db.testing.TestPostgres;
import dev.drover.model.TargetModel;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.OnDelete;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A source that is proposed, written as SQL and created again has the same tables and rules. */
@AppTest
class RelationalRoundTripTest {

    private static final String SOURCE = """
            create schema old;
            create type old.mood as enum ('fine', 'not');
            create table old.customers (
                id     bigint primary key,
                email  varchar(60) not null unique,
                mood   old.mood,
                boss   bigint references old.customers (id) on delete set null,
                tags   text[] not null,
                check (id > 0)
            );
            create table old."Order Lines" (
                "order"      int not null,
                line_no      smallint not null,
                customer_id  bigint not null references old.customers (id) on delete cascade,
                state        char(1) not null check (state in ('O', 'C')),
                total        numeric(14, 4) not null default 0 constraint "a ""strange"" name" check (total >= 0),
                weight       real,
                placed_at    timestamptz(3),
                doc          jsonb,
                primary key ("order", line_no),
                unique (customer_id, placed_at)
            );
            create unique index one_open on old."Order Lines" (customer_id) where state = 'O';
            create unique index customers_lower on old.customers (lower(email));
            create schema new;
            """;

    @Autowired
    SourceCatalog catalog;

    @Autowired
    SourceRuleCatalog ruleCatalog;

    @Test
    void creates_what_the_source_has_and_says_what_it_leaves_out() {
        TestDatabase database = TestPostgres.emptyDatabase();
        database.execute(SOURCE);
        SourceAddress source = SmallShop.source(database);
        SourceSchema old = catalog.read(source.withSchema("old"));
        List<SourceRule> rules = ruleCatalog.read(source.withSchema("old"));
        List<RelationalProposal> proposals = old.tables().stream()
                .map(rows -> RelationalProposal.of(rows, rules))
                .toList();
        TargetModel model = TargetModel.empty()
                .withRelationalTables(proposals.stream()
                        .map(RelationalProposal::table)
                        .map(RelationalRoundTripTest::withoutStrangeName)
                        .toList());

        assertThat(RelationalCheck.problems(model, old)).isEmpty();
        assertThat(proposals.stream().flatMap(proposal -> proposal.leftOut().stream()))
                .anyMatch(sentence -> sentence.startsWith("mood has the type mood"))
                .anyMatch(sentence -> sentence.startsWith("The unique rule customers_lower is left out"))
                .hasSize(2);

        database.execute("set search_path to new", RelationalDdl.of(model));
        SourceSchema made = catalog.read(source.withSchema("new"));
        SourceTable lines = made.table("Order Lines").orElseThrow();
        SourceTable expected = old.table("Order Lines").orElseThrow();
        assertThat(lines.columns()).isEqualTo(expected.columns());
        assertThat(lines.primaryKey()).containsExactly("order", "line_no");
        assertThat(lines.foreignKeys()).isEqualTo(expected.foreignKeys());
        assertThat(made.table("customers").orElseThrow().column("tags"))
                .isEqualTo(old.table("customers").orElseThrow().column("tags"));
        List<SourceRule> kept = ruleCatalog.read(source.withSchema("new"));
        assertThat(kept)
                .filteredOn(rule -> rule.kind() == Kind.CASCADE)
                .extracting(RelationalProposal::onDelete)
                .containsExactlyInAnyOrder(OnDelete.CASCADE, OnDelete.SET_NULL);
        assertThat(kept)
                .filteredOn(rule -> rule.name().equals("one_open"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.definition()).contains("WHERE (state = 'O'::bpchar)"));
        assertThat(kept).filteredOn(rule -> rule.kind() == Kind.CHECK).hasSize(3);
        assertThat(kept)
                .filteredOn(rule -> rule.kind() == Kind.UNIQUE)
                .extracting(SourceRule::name)
                .containsExactlyInAnyOrder("customers_email_key", "Order Lines_customer_id_placed_at_key", "one_open");
    }

    /** Quotes in a name are refused, and said to be. */
    private static RelationalTable withoutStrangeName(RelationalTable table) {
        return new RelationalTable(
                table.name(),
                table.sourceTable(),
                table.columns(),
                table.primaryKey(),
                table.indexes(),
                table.foreignKeys(),
                table.checks().stream()
                        .map(check -> new RelationalTable.Check(check.name().replace("\"", ""), check.condition()))
                        .toList());
    }

    @Test
    void leaves_a_foreign_key_out_whose_table_is_not_planned_and_quotes_whatever_a_name_is() {
        RelationalTable table = new RelationalTable(
                "select",
                "orders",
                List.of(new RelationalTable.Column("user", "int", false, "id")),
                List.of("user"),
                List.of(),
                List.of(new ForeignKey(
                        "key\n; drop schema public", List.of("user"), "gone", List.of("id"), OnDelete.CASCADE)),
                List.of());
        String sql = RelationalDdl.of(TargetModel.empty().withRelationalTables(List.of(table)));
        TestPostgres.emptyDatabase().execute(sql);
        assertThat(sql)
                .contains("CREATE TABLE \"select\"", "\"user\" integer NOT NULL")
                .contains("-- Not created: the foreign key key ; drop schema public of select, because gone is no");
    }
}
