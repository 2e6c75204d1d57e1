package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules about indexes, sizes and scans. */
class StorageRulesTest {

    private static final String KEYS = "pk=ORDER#{id}|sk=ORDER|GSI1PK=C#{customer_id}|GSI1SK={id}";
    private static final String BY_CUSTOMER =
            "direction=READ|entities=Order|cardinality=MULTIPLE|partition_by=customer_id";
    private static final String BY_ID = "direction=READ|entities=Order|cardinality=SINGLE|partition_by=id";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(new ManyIndexes(), MEDIUM, "shop", "6 indexes, more than 5", indexes(6), indexes(5)),
            RuleCase.of(new ManyIndexes(), ERROR, "shop", "21 indexes, more than 20", indexes(21), indexes(5)),
            RuleCase.of(
                    new WideProjection(),
                    MEDIUM,
                    "shop · GSI1",
                    "carries 4 attributes, and its patterns need 1",
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|attributes_needed=total|item_bytes_avg=2000"),
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|attributes_needed=total|item_bytes_avg=900")),
            RuleCase.of(
                    new ProjectedAttributes(),
                    LOW,
                    "shop · GSI1",
                    "GSI1 includes pk",
                    shop(Projection.INCLUDE, "pk", "total"),
                    shop(Projection.INCLUDE, "total")),
            RuleCase.of(
                    new ProjectedAttributes(),
                    ERROR,
                    "shop",
                    "101 attributes together",
                    shop(Projection.INCLUDE, names(101)),
                    shop(Projection.INCLUDE, names(100))),
            RuleCase.of(
                    new UnprojectedAttribute(),
                    HIGH,
                    "AP-001",
                    "GSI1 does not carry notes",
                    shop(Projection.INCLUDE, "total").pattern(BY_CUSTOMER + "|attributes_needed=notes"),
                    shop(Projection.INCLUDE, "total").pattern(BY_CUSTOMER + "|attributes_needed=total")),
            RuleCase.of(
                    new FreshIndexRead(),
                    ERROR,
                    "AP-001",
                    "answers with a delay",
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|consistency=STRONG"),
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|consistency=EVENTUAL")),
            RuleCase.of(
                    new IndexWriteCost(),
                    HIGH,
                    "shop",
                    "5 times, above 4 times",
                    full(5).pattern("direction=WRITE|entities=Order|partition_by=id|avg_rps=10|item_bytes_avg=900"),
                    full(2).pattern("direction=WRITE|entities=Order|partition_by=id|avg_rps=10|item_bytes_avg=900")),
            RuleCase.of(
                    new IndexWriteCost(),
                    MEDIUM,
                    "shop",
                    "3 times, above 2 times",
                    full(3).pattern("direction=WRITE|entities=Order|partition_by=id|avg_rps=10|item_bytes_avg=900"),
                    full(2).pattern("direction=WRITE|entities=Order|partition_by=id|avg_rps=10|item_bytes_avg=900")),
            RuleCase.of(
                    new TwinIndexes(),
                    MEDIUM,
                    "shop · GSI2",
                    "the same partition key values as GSI1",
                    twins("C#{customer_id}"),
                    twins("S#{status}")),
            RuleCase.of(
                    new DenseIndexFilter(),
                    MEDIUM,
                    "AP-001",
                    "keeps 40 % of what GSI1 finds",
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|selectivity=0.4"),
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|selectivity=0.6")),
            RuleCase.of(
                    new SeldomReadIndex(),
                    MEDIUM,
                    "shop · GSI1",
                    "read 0.5 times/s",
                    written().pattern(BY_CUSTOMER + "|avg_rps=0.5"),
                    written().pattern(BY_CUSTOMER + "|avg_rps=1")),
            RuleCase.of(
                    new HalfIndexKey(),
                    ERROR,
                    "shop · Order",
                    "fills only some of GSI1PK and GSI1SK",
                    Given.nothing()
                            .table("shop")
                            .index("GSI1", Projection.ALL)
                            .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER|GSI1PK=C#{customer_id}", ""),
                    shop(Projection.ALL)),
            RuleCase.of(
                    new HalfIndexKey(),
                    ERROR,
                    "shop · Order",
                    "fills only some of GSI1PK and GSI1SK",
                    Given.nothing()
                            .table("shop")
                            .index("GSI1", Projection.ALL)
                            .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER|GSI1SK={id}", ""),
                    sparse()),
            RuleCase.of(
                    new LargestItem(),
                    ERROR,
                    "AP-001",
                    "DynamoDB takes 400 KB",
                    Given.nothing().pattern("direction=READ|item_bytes_max=409601"),
                    Given.nothing().pattern("direction=READ|item_bytes_max=358399")),
            RuleCase.of(
                    new LargestItem(),
                    HIGH,
                    "AP-001",
                    "350 KB",
                    Given.nothing().pattern("direction=READ|item_bytes_max=358400"),
                    Given.nothing().pattern("direction=READ|item_bytes_max=358399")),
            RuleCase.of(
                    new LargeItems(),
                    MEDIUM,
                    "AP-001",
                    "One item in a hundred has 100 KB",
                    Given.nothing().pattern("direction=READ|item_bytes_p99=102400"),
                    Given.nothing().pattern("direction=READ|item_bytes_p99=102399|item_bytes_avg=65535")),
            RuleCase.of(
                    new UnevenItems(),
                    MEDIUM,
                    "AP-001",
                    "20 times the average",
                    Given.nothing().pattern("direction=READ|item_bytes_max=20000|item_bytes_avg=1000"),
                    Given.nothing().pattern("direction=READ|item_bytes_max=16000|item_bytes_avg=10")),
            RuleCase.of(new WideItem(), MEDIUM, "shop · Order", "50 attributes", wide(50), wide(49)),
            RuleCase.of(
                    new UnboundedList(),
                    HIGH,
                    "shop · Order · lines",
                    "holds at most 10",
                    lists().pattern("direction=READ|entities=OrderLine|items_per_call_bound=UNBOUNDED"),
                    lists().pattern("direction=READ|entities=OrderLine|items_per_call_bound=10")),
            RuleCase.of(
                    new UnboundedCollection(),
                    MEDIUM,
                    "AP-001",
                    "has no bound, and nothing ends it",
                    shop(Projection.ALL).pattern(BY_CUSTOMER + "|items_per_call_bound=UNBOUNDED"),
                    shop(Projection.ALL)
                            .pattern(BY_CUSTOMER + "|items_per_call_bound=UNBOUNDED|ttl_attribute=expires_at")),
            RuleCase.of(
                    new LargeAnswer(),
                    MEDIUM,
                    "AP-001",
                    "it takes 2 calls",
                    Given.nothing().pattern("direction=READ|items_per_call_p99=1025|item_bytes_avg=1024"),
                    Given.nothing().pattern("direction=READ|items_per_call_p99=1024|item_bytes_avg=1024")),
            RuleCase.of(
                    new LargeTransaction(),
                    ERROR,
                    "AP-001",
                    "A transaction of 101 items",
                    Given.nothing().pattern("direction=WRITE|consistency=TRANSACTIONAL|items_per_call_bound=101"),
                    Given.nothing().pattern("direction=WRITE|consistency=TRANSACTIONAL|items_per_call_bound=100")),
            RuleCase.of(
                    new GrowingItem(),
                    MEDIUM,
                    "AP-001",
                    "350 KB is near the limit",
                    Given.nothing().pattern("direction=READ|item_bytes_p99=300000|growth_pct_per_year=20"),
                    Given.nothing().pattern("direction=READ|item_bytes_p99=300000|growth_pct_per_year=10")),
            RuleCase.of(
                    new OnlineScan(),
                    HIGH,
                    "AP-001",
                    "must answer within 20 ms",
                    shop(Projection.ALL).pattern("direction=READ|entities=Order|cardinality=ALL|latency_p99_ms=20"),
                    shop(Projection.ALL).pattern("direction=READ|entities=Order|cardinality=ALL|avg_rps=0.1")),
            RuleCase.of(
                    new WastefulFilter(),
                    MEDIUM,
                    "AP-001",
                    "It keeps 5 % of what it reads",
                    shop(Projection.ALL).pattern(BY_ID + "|selectivity=0.05"),
                    shop(Projection.ALL).pattern(BY_ID + "|selectivity=0.1")),
            RuleCase.of(
                    new Aggregate(),
                    HIGH,
                    "AP-001",
                    "\"GROUP BY\"",
                    Given.nothing().pattern("direction=READ|filters=GROUP BY status"),
                    Given.nothing().pattern("direction=READ|description=The sum of one order|filters=group = 3")),
            RuleCase.of(
                    new TextSearch(),
                    HIGH,
                    "AP-001",
                    "like '%tea%'",
                    Given.nothing().pattern("direction=READ|filters=name like '%tea%'"),
                    Given.nothing().pattern("direction=READ|filters=name like 'tea%'")),
            RuleCase.of(
                    new CountedCollection(),
                    MEDIUM,
                    "AP-001",
                    "How many",
                    Given.nothing().pattern("direction=READ|description=How many orders are open"),
                    Given.nothing().pattern("direction=READ|description=Orders per country")),
            RuleCase.of(
                    new OffsetPages(),
                    MEDIUM,
                    "AP-001",
                    "\"OFFSET\"",
                    Given.nothing().pattern("direction=READ|filters=LIMIT 20 OFFSET 400"),
                    Given.nothing().pattern("direction=READ|filters=LIMIT 20")));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Given shop(Projection projection, String... projected) {
        return Given.nothing()
                .table("shop")
                .index("GSI1", projection, projected)
                .entity("Order", "orders", KEYS, "id:N customer_id:N total:N notes:S");
    }

    /** An order that is left out of an index on purpose, although the table's own key is a part of that index's. */
    private static Given sparse() {
        return Given.nothing()
                .table(new TargetTable(
                        "shop",
                        KeyAttribute.text("pk"),
                        KeyAttribute.text("sk"),
                        List.of(new GlobalIndex(
                                "GSI1",
                                KeyAttribute.text("GSI1PK"),
                                KeyAttribute.text("sk"),
                                Projection.ALL,
                                List.of())),
                        List.of()))
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "");
    }

    private static Given written() {
        return shop(Projection.ALL)
                .pattern("direction=WRITE|entities=Order|partition_by=id|avg_rps=10|item_bytes_avg=900");
    }

    private static Given indexes(int count) {
        Given given = Given.nothing().table("shop");
        IntStream.rangeClosed(1, count).forEach(i -> given.index("GSI" + i, Projection.ALL));
        return given;
    }

    /** An order in so many indexes. */
    private static Given full(int count) {
        String keys = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "|GSI" + i + "PK=K" + i + "#{id}|GSI" + i + "SK=X")
                .collect(Collectors.joining());
        return indexes(count).entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER" + keys, "");
    }

    private static Given twins(String second) {
        return Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .index("GSI2", Projection.ALL)
                .entity("Order", "orders", KEYS + "|GSI2PK=" + second + "|GSI2SK={placed_at}", "");
    }

    private static String[] names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a" + i).toArray(String[]::new);
    }

    private static Given wide(int count) {
        String attributes =
                IntStream.range(0, count).mapToObj(i -> "a" + i + ":S").collect(Collectors.joining(" "));
        return Given.nothing().table("shop").entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", attributes);
    }

    private static Given lists() {
        return Given.nothing()
                .table("shop")
                .entity(new EntityMapping(
                        "Order",
                        "orders",
                        Given.keys("pk=ORDER#{id}|sk=ORDER"),
                        List.of(Given.list("lines", "order_lines", "qty:N")),
                        "version",
                        1));
    }
}
