package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Every class with statements that belong to it, over keys that a real PostgreSQL reports. */
@AppTest
class StatementClassesTest {

    static SourceFacts facts;

    @Autowired
    @Qualifier("postgresReader")
    SourceReader reader;

    @BeforeAll
    static void aShop(@Autowired @Qualifier("postgresReader") SourceReader reader) {
        facts = reader.read(CountingShop.likeVersion18().address()).facts();
    }

    @Test
    void classifiesEveryStatementOfTheShopAsExpected() {
        SourceReading reading = reader.read(CountingShop.likeVersion18().address());
        assertThat(reading.statements())
                .map(statement -> {
                    Classified classified = reader.classify(statement.text(), reading.facts());
                    return statement.digest() + "," + classified.kind() + "," + String.join(" ", classified.tables());
                })
                .containsExactlyInAnyOrderElementsOf(
                        CountingShop.text("classes.csv").lines().skip(1).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select * from public.customers where email = $1                                   | POINT
            select * from "customers" c where "c"."id" = $1 and c.tier = $2                    | POINT
            select qty from order_lines where order_id = $1 and line_no = $2                   | POINT
            select exists (select 1 from customers where email = $1)                           | POINT
            select * from products where sku in ($1 /*, ... */)                                | BATCH
            select * from products where id = $1 or id = $2                                    | BATCH
            select * from order_lines where order_id = $1                                      | COLLECTION
            select * from orders where status in ($1 /*, ... */)                               | COLLECTION
            with mine as (select * from orders where customer_id = $1) select * from mine      | COLLECTION
            select * from (select * from orders where customer_id = $1) o order by placed_at   | COLLECTION
            select * from orders o, order_lines l where l.order_id = o.id and o.id = $1        | JOIN
            select * from orders join payments p on p.order_id = orders.id where p.id = $1     | JOIN
            select * from products where to_tsvector($1, name) @@ to_tsquery($2)               | SEARCH
            select * from customers where name like $1                                         | SEARCH
            select count(*) from order_lines where order_id = $1                               | COUNT
            select max(id) from products                                                       | ANALYTIC
            select customer_id, rank() over (order by total) from orders                       | ANALYTIC
            select * from products                                                             | SCAN
            select * from orders where updated_at >= $1 order by updated_at, id limit $2       | SCAN
            select * from orders where (placed_at, id) > ($1, $2) order by placed_at, id       | SCAN
            insert into customers (email, name) values ($1, $2) on conflict (email) do nothing | CREATE
            insert into payments (order_id, kind, amount) select id, $1, total from orders where id = $2 | CREATE
            insert into payments (order_id, kind) select id, $1 from orders where status = $2  | MULTI_WRITE
            update orders set status = $1 where status = $2                                    | MULTI_WRITE
            update orders set status = $1 where id = any($2)                                   | MULTI_WRITE
            update order_lines set qty = $1 where order_id = $2 and line_no = $3               | UPDATE_BY_KEY
            update orders set status = $1 where id = $2 and status = $3                        | CONDITIONAL_UPDATE
            delete from orders where placed_at < $1                                            | MULTI_WRITE
            delete from order_lines where order_id = $1 and line_no = $2                       | DELETE_BY_KEY
            merge into products p using orders o on p.id = o.id when matched then delete       | MULTI_WRITE
            with gone as (delete from payments where id = $1 returning *) select * from gone   | MULTI_WRITE
            select $1                                                                          | NOISE
            select now()                                                                       | NOISE
            select nextval($1)                                                                 | NOISE
            select relname from pg_catalog.pg_class                                            | NOISE
            select * from pg_settings                                                          | NOISE
            select close_the_day($1)                                                           | OTHER
            select * from other.things where id = $1                                           | OTHER
            select * from orders tablesample system($1)                                        | OTHER
            copy orders to stdout                                                              | OTHER
            declare c cursor for select * from orders                                          | OTHER
            """)
    void classifies(String statement, StatementClass expected) {
        assertThat(reader.classify(statement, facts))
                .as(statement)
                .extracting(Classified::kind)
                .isEqualTo(expected);
    }

    @Test
    void tellsPartsFromLookups() {
        Classified join = reader.classify(
                "select o.*, l.qty, p.name from orders o join order_lines l on l.order_id = o.id"
                        + " join products p on p.id = l.product_id where o.id = $1",
                facts);

        assertThat(join.lookups()).containsExactly("products");
        assertThat(join.why())
                .contains("order_lines is a part of orders (order_id is in its key): one item collection.")
                .contains("products is looked up through order_lines.product_id");
        assertThat(join.partitionBy()).containsExactly("orders.id");
    }

    @Test
    void findsKeysOrderAndFilters() {
        Classified found = reader.classify(
                "select id, total from orders where customer_id = $1 and placed_at between $2 and $3 and notes is null"
                        + " order by placed_at desc limit $4",
                facts);

        assertThat(found.partitionBy()).containsExactly("customer_id");
        assertThat(found.sortBy()).containsExactly("placed_at BETWEEN");
        assertThat(found.descending()).isTrue();
        assertThat(found.filters()).containsExactly("notes IS NULL");
        assertThat(found.reads()).containsExactly("id", "total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "select", "select * from orders where (((", "\u0000", "drop table orders", "💥"})
    void leavesToPeopleWhatItDoesNotUnderstand(String statement) {
        Classified found = reader.classify(statement, facts);

        assertThat(found.kind()).isEqualTo(StatementClass.OTHER);
        assertThat(found.why()).endsWith(".");
    }

    @Test
    void leavesTheRestToPeopleWhenTimeIsUp(@Autowired Sources sources) {
        SourceReading reading = reader.read(CountingShop.likeVersion18().address());
        assertThat(new Classes(sources, Duration.ZERO).classified(reading))
                .hasSize(reading.statements().size())
                .allSatisfy((digest, found) -> {
                    assertThat(found.kind()).isEqualTo(StatementClass.OTHER);
                    assertThat(found.why()).startsWith("It was not read in time");
                });
    }

    @Test
    void isNotStoppedByStatementsThatAreMadeToHurt() {
        List<String> hurtful = Stream.of(
                        "select " + "(".repeat(5_000) + "1" + ")".repeat(5_000),
                        "select * from orders where " + "(id = 1 or ".repeat(35) + "id = 2" + ")".repeat(35),
                        "select " + "case when 1 = 1 then ".repeat(300) + "1" + " end".repeat(300),
                        "select * from orders where id = 1" + "+1".repeat(9_900),
                        "select '" + "x".repeat(30_000) + "'")
                .toList();

        assertThat(hurtful)
                .allSatisfy(statement ->
                        assertThat(reader.classify(statement, facts)).isNotNull());
    }
}
