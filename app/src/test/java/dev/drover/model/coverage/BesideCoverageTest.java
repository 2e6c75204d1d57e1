package dev.drover.model.coverage;

import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.BEGINS_WITH;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.BETWEEN;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.EQ;
import static dev.drover.inventory.AccessPattern.KeyCondition.Operator.GE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.TargetModel;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalLines;
import dev.drover.model.relational.RelationalTable;
import dev.drover.testing.SmallShop;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders with customers, lines and payments in a relational database; lines and payments without an index but one. */
class BesideCoverageTest {

    private static final TargetModel MODEL = TargetModel.empty()
            .withRelationalTables(List.of(
                    table(
                            "customers",
                            "id bigint, email text, region text",
                            "id",
                            "unique customers_email (email)",
                            ""),
                    table(
                            "orders",
                            "id bigint, customer_id bigint, status text, placed_at timestamptz, total numeric",
                            "id",
                            "orders_by_customer (customer_id, placed_at desc)\n"
                                    + "orders_open (placed_at) where status = 'OPEN'\n"
                                    + "orders_by_status (status)",
                            "orders_customer (customer_id) references customers (id)"),
                    table(
                            "order_lines",
                            "order_id bigint, line_no int, qty int",
                            "order_id, line_no",
                            "",
                            "lines_order (order_id) references orders (id)"),
                    table(
                            "payments",
                            "id bigint, order_id bigint, booked_on date",
                            "id",
                            "payments_day (booked_on)",
                            "payments_order (order_id) references orders (id)")))
            .withPrefixes(List.of(new ObjectPrefix(
                    "archive",
                    "visits/",
                    "visits",
                    ObjectPrefix.Format.JSON_LINES,
                    List.of("day"),
                    "Kept for auditors")));

    @Test
    void one_row_by_its_primary_key_or_a_unique_index() {
        BesideCell key = best(Pattern.read("Order").by("order_id").single());
        assertThat(key.word()).isEqualTo("Primary key");
        assertThat(key.reason()).isEqualTo("One row of orders by its primary key: id equal.");
        assertThat(key.caveats()).isEmpty();
        BesideCell unique = best(Pattern.read("Customer").by("email", "region").consistency(Consistency.STRONG));
        assertThat(unique.reason()).isEqualTo("One row of customers by the index customers_email: email equal.");
        assertThat(unique.caveats()).isEmpty();
        assertThat(best(Pattern.read("Order").by("id").several()).caveats())
                .containsExactly("The key leads to one row of orders, and the pattern reads several.");
    }

    @Test
    void rows_by_equal_values_then_a_range_then_the_order() {
        BesideCell cell = best(Pattern.read("Order")
                .by("customer_id")
                .then("placed_at", BETWEEN)
                .several()
                .newestFirst());
        assertThat(cell.reason())
                .isEqualTo("Rows of orders by the index orders_by_customer: customer_id equal, placed_at between two"
                        + " values, in the order of placed_at.");
        assertThat(cell.caveats()).isEmpty();
        assertThat(best(Pattern.read("Order")
                                .by("customer_id")
                                .then("placed_at", EQ)
                                .newestFirst())
                        .caveats())
                .isEmpty();
        assertThat(best(Pattern.read("Order")
                                .by("customer_id", "status")
                                .then("total", EQ)
                                .newestFirst())
                        .caveats())
                .containsExactly(
                        "status is compared after the rows are read.", "The rows are sorted after they are read.");
        assertThat(best(Pattern.read("Order").by("status", BEGINS_WITH)).caveats())
                .singleElement()
                .satisfies(caveat -> assertThat(caveat).contains("text_pattern_ops"));
        assertThat(best(Pattern.read("OrderLine").by("OrderLine.order_id")).word())
                .isEqualTo("Primary key");
    }

    @Test
    void an_index_over_some_rows_serves_only_a_query_that_says_so() {
        assertThat(row(Pattern.read("Order").by("placed_at", GE)).isGap()).isTrue();
        assertThat(best(Pattern.read("Order").by("placed_at", GE).filtered("STATUS = 'OPEN'", "0.9"))
                        .word())
                .isEqualTo("orders_open");
    }

    @Test
    void what_only_a_sequential_scan_finds_is_a_gap_that_names_the_index() {
        CoveredPattern row = row(Pattern.read("Payment").by("order_id").then("booked_on", GE));
        assertThat(row.besidePath()).isPresent();
        CoveredPattern gap = row(Pattern.read("Payment").by("order_id"));
        assertThat(gap.isGap()).isTrue();
        assertThat(gap.gapReason())
                .isEqualTo("Only a sequential scan of payments finds it: no key or index begins with order_id. Add an"
                        + " index on (order_id).");
        assertThat(row(Pattern.read("Payment").by("colour")).gapReason())
                .isEqualTo("No column of payments is called colour.");
        assertThat(row(Pattern.read("Payment")).gapReason())
                .startsWith("The pattern names no attribute that every call knows");
        BesideCell all = best(Pattern.read("Payment").all());
        assertThat(all.verdict()).isEqualTo(Verdict.SCAN);
        assertThat(all.reason()).isEqualTo("The pattern asks for everything: a sequential scan reads all of payments.");
    }

    @Test
    void joins_over_foreign_keys_if_a_key_leads_there() {
        BesideCell lines = best(Pattern.read("Order", "OrderLine").by("Order.id"));
        assertThat(lines.reason())
                .isEqualTo("One row of orders by its primary key: id equal. Joined with order_lines by its primary key"
                        + " (order_id).");
        assertThat(lines.caveats()).isEmpty();
        assertThat(best(Pattern.read("Customer", "OrderLine").by("email")).reason())
                .contains("Joined with order_lines by its primary key (order_id) through orders by orders_by_customer"
                        + " (customer_id).");
        assertThat(row(Pattern.read("Order", "Payment").by("Order.id")).gapReason())
                .isEqualTo("From orders, only a sequential scan of payments finds the rows to join: no key or index of"
                        + " it begins with order_id. Add an index on (order_id).");
        BesideCell filtered = best(Pattern.read("Order", "Customer").by("Order.id", "Customer.region"));
        assertThat(filtered.caveats()).containsExactly("Customer.region is compared after the join.");
    }

    @Test
    void writes_go_by_key_or_index() {
        assertThat(best(Pattern.of(Direction.WRITE, "Order")).reason()).isEqualTo("INSERT into orders.");
        assertThat(best(Pattern.of(Direction.UPDATE, "Order").by("id").writes("status"))
                        .reason())
                .isEqualTo("UPDATE: One row of orders by its primary key: id equal.");
        assertThat(best(Pattern.of(Direction.DELETE, "OrderLine").by("order_id").single())
                        .caveats())
                .containsExactly("The index may lead to several rows, and the pattern changes one.");
        assertThat(row(Pattern.of(Direction.DELETE, "Order").by("session")).gapReason())
                .isEqualTo("No column of orders is called session.");
        assertThat(row(Pattern.of(Direction.DELETE, "Payment").by("order_id")).isGap())
                .isTrue();
        assertThat(row(Pattern.of(Direction.DELETE, "Order", "Payment").by("Order.id", "Payment.order_id"))
                        .isGap())
                .isTrue();
    }

    @Test
    void a_prefix_hands_out_partitions_and_serves_nothing_online() {
        BesideCell export = best(Pattern.read("Visit").by("day").all());
        assertThat(export.word()).isEqualTo("Export");
        assertThat(export.caveats())
                .containsExactly("Nothing online is served: the objects are as old as the last export.");
        assertThat(row(Pattern.read("Visit").by("customer_id").all()).gapReason())
                .isEqualTo("A prefix serves nothing online: it hands out everything of a partition by day, and the"
                        + " pattern asks for rows by customer_id.");
        assertThat(row(Pattern.read("Visit").by("day")).isGap()).isTrue();
        assertThat(row(Pattern.read("Visit").all().consistency(Consistency.STRONG))
                        .isGap())
                .isTrue();
        assertThat(row(Pattern.of(Direction.WRITE, "Visit")).isGap()).isTrue();
    }

    @Test
    void stands_beside_the_tables_of_dynamodb() {
        TargetModel both = SmallShop.model().withRelationalTables(MODEL.relationalTables());
        CoveredPattern row = Coverage.of(
                        both, List.of(Pattern.read("Order", "Invoice").by("id").build()))
                .rows()
                .get(0);
        assertThat(row.isGap()).isTrue();
        CoveredPattern served = Coverage.of(
                        both,
                        List.of(Pattern.read("OrderLine")
                                .by("order_id", "line_no")
                                .single()
                                .build()))
                .rows()
                .get(0);
        assertThat(served.isGap()).isFalse();
        assertThat(served.besidePath().map(BesideCell::structure)).contains("order_lines");
        assertThat(served.suggestion()).isEmpty();
    }

    private static BesideCell best(Pattern pattern) {
        return row(pattern).besidePath().orElseThrow();
    }

    private static CoveredPattern row(Pattern pattern) {
        return Coverage.of(MODEL, List.of(pattern.build())).rows().get(0);
    }

    private static RelationalTable table(String name, String columns, String key, String indexes, String foreignKeys) {
        return new RelationalTable(
                name,
                name,
                RelationalLines.columns(columns.replace(", ", "\n")),
                RelationalLines.names(key),
                RelationalLines.indexes(indexes),
                RelationalLines.foreignKeys(foreignKeys),
                List.of());
    }
}
