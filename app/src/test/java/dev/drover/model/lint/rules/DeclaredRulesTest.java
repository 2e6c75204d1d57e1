package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.inventory.total.DeclaredTotal;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TargetTable;
import dev.drover.model.cost.Spending;
import dev.drover.model.cost.Spending.ActualBill;
import dev.drover.model.lint.Declared;
import dev.drover.model.lint.TableWork;
import dev.drover.model.register.ImportCount;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalStore.Engine;
import dev.drover.model.relational.RelationalStore.Failover;
import dev.drover.model.relational.RelationalStore.Forwarding;
import dev.drover.model.relational.RelationalStore.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules that compare with what people declare. */
class DeclaredRulesTest {

    private static final String STORE = "Relational store";
    private static final String BY_ID = "direction=READ|entities=Order|partition_by=id|avg_rps=100|peak_rps=200";
    private static final String OF_CUSTOMER =
            "direction=READ|entities=Order|cardinality=MULTIPLE|partition_by=customer_id";
    private static final String BOTH = "direction=WRITE|entities=Order, Payment|consistency=TRANSACTIONAL";
    private static final Failover SOUND = new Failover(60, 5, 1800);

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new OtherTotal(),
                    MEDIUM,
                    "Inventory",
                    "add up to 100 calls/s on average, and the declared total is 106 calls/s",
                    Given.nothing().pattern(BY_ID).declared(total("106", null)),
                    Given.nothing().pattern(BY_ID).declared(total("105", "210"))),
            RuleCase.of(
                    new OtherTotal(),
                    MEDIUM,
                    "Inventory",
                    "200 calls/s at peak, and the declared total is 180 calls/s. Of 2 patterns, 1 have no rate",
                    Given.nothing().pattern(BY_ID).pattern("direction=READ").declared(total("100", "180")),
                    Given.nothing()
                            .pattern(BY_ID)
                            .pattern(BY_ID + "|horizon=POSSIBLE")
                            .declared(total("100", "200"))),
            RuleCase.of(
                    new MissingFanOut(),
                    MEDIUM,
                    "AP-001",
                    "spread over 10 suffixes, so that a query of all takes 10 calls, and the pattern counts on 1",
                    spread(10).pattern(OF_CUSTOMER),
                    spread(10).pattern(OF_CUSTOMER + "|served_by=shop GSI1, Query, 10 calls")),
            RuleCase.of(
                    new MissingFanOut(),
                    MEDIUM,
                    "AP-001",
                    "counts on 4",
                    spread(10).pattern(OF_CUSTOMER + "|served_by=shop GSI1, Query, 4 calls"),
                    spread(0).pattern(OF_CUSTOMER + "|served_by=shop GSI1, Query, one call")),
            RuleCase.of(
                    new MissingBackfill(),
                    MEDIUM,
                    "shop",
                    "has no step before that creates it, so it has to be there, maybe without GSI1",
                    spread(0).declared(work(true, false)),
                    spread(0).declared(work(true, true))),
            RuleCase.of(
                    new MissingBackfill(),
                    MEDIUM,
                    "shop",
                    "A live run has created shop without GSI1; no step adds an index",
                    spread(0).declared(standing()),
                    spread(0).declared(standing("GSI1"))),
            RuleCase.of(
                    new ScatteredImports(),
                    MEDIUM,
                    "Imports",
                    "The nightly build counted 3 imports",
                    Given.nothing().declared(imports(3)),
                    Given.nothing().declared(imports(0))),
            RuleCase.of(
                    new SplitTransaction(),
                    HIGH,
                    "AP-001",
                    "One transaction writes Order and Payment, and it has 101 items",
                    shop().pattern(BOTH + "|items_per_call_bound=101"),
                    shop().pattern(BOTH + "|items_per_call_bound=100")),
            RuleCase.of(
                    new SplitTransaction(),
                    HIGH,
                    "AP-001",
                    "shop has replicas in eu-west-1",
                    shop().options(new TableOptions(null, null, null, null, List.of("eu-west-1"), false, false))
                            .pattern(BOTH),
                    shop().options(new TableOptions(null, null, null, null, List.of("eu-west-1"), false, false))
                            .pattern(BOTH.replace("Order, Payment", "Order"))),
            RuleCase.of(
                    new SplitTransaction(),
                    HIGH,
                    "AP-001",
                    "Invoice is in the relational store",
                    shop().relational("invoices", "id bigint not null", "", "", "")
                            .pattern(BOTH.replace("Payment", "Invoice")),
                    shop().relational("invoices", "id bigint not null", "", "", "")
                            .pattern(BOTH)),
            RuleCase.of(
                    new ReaderFreshRead(),
                    HIGH,
                    "AP-001",
                    "needs a fresh answer and reads a replica",
                    reader(null).pattern(BY_ID + "|consistency=STRONG"),
                    reader(null).pattern(BY_ID + "|consistency=EVENTUAL")),
            RuleCase.of(
                    new ReaderFreshRead(),
                    HIGH,
                    "AP-001",
                    "fresh",
                    reader(null).pattern(BY_ID + "|consistency=STRONG"),
                    Given.nothing().pattern(BY_ID + "|consistency=STRONG")),
            RuleCase.of(
                    new LaggingReplica(),
                    HIGH,
                    "AP-001",
                    "may be 40 ms old, and replicas are 41 ms behind at p95 (AuroraReplicaLag)",
                    reader(41).pattern(BY_ID + "|staleness_tolerance_ms=40"),
                    reader(40).pattern(BY_ID + "|staleness_tolerance_ms=40")),
            RuleCase.of(
                    new UnfitForwarding(),
                    MEDIUM,
                    STORE,
                    "AP-001 writes through the reader endpoint, and write forwarding is off",
                    reader(null).pattern("direction=WRITE"),
                    reader(null).pattern("direction=READ")),
            RuleCase.of(
                    new UnfitForwarding(),
                    MEDIUM,
                    STORE,
                    "Version 16.3 has no write forwarding. Writes are not forwarded through RDS Proxy. Writes that call",
                    Given.nothing().store(forwarding(Engine.AURORA, "16.3", true)),
                    Given.nothing().store(forwarding(Engine.AURORA, "16.4", false))),
            RuleCase.of(
                    new UnfitForwarding(),
                    MEDIUM,
                    STORE,
                    "RDS for PostgreSQL has no write forwarding",
                    Given.nothing().store(forwarding(Engine.RDS, "17.2", false)),
                    Given.nothing().store(forwarding(Engine.AURORA, "17", false))),
            RuleCase.of(
                    new NoFailoverBudget(),
                    MEDIUM,
                    STORE,
                    "Nobody has said how clients get over a failover",
                    relational(),
                    relational().store(failover(Engine.AURORA, SOUND))),
            RuleCase.of(
                    new NoFailoverBudget(),
                    MEDIUM,
                    STORE,
                    "try again for 60 s, and a failover of RDS for PostgreSQL takes up to 120 s. Nobody has said for how"
                            + " long they keep the address",
                    relational().store(failover(Engine.RDS, new Failover(60, null, 1800))),
                    relational().store(failover(Engine.RDS, new Failover(120, 5, 1800)))),
            RuleCase.of(
                    new UnwatchedCost(),
                    MEDIUM,
                    "Budget",
                    "Nobody has said what a month may cost",
                    priced(),
                    priced().declared(spending(80))),
            RuleCase.of(
                    new UnwatchedCost(),
                    MEDIUM,
                    "Budget",
                    "A month may cost 500 USD, and nobody has said at which part",
                    priced().declared(spending(null)),
                    priced().declared(spending(80))),
            // 10 /s * 0.5 RRU * 86,400 s * 0.125 USD a million = 0.054 USD a day; 1.25 times that are 0.0675.
            RuleCase.of(
                    new UnwatchedCost(),
                    MEDIUM,
                    "Bills",
                    "For 7 days up to 2026-11-20 the bill of a day was 0.07 USD on average",
                    priced().declared(spending(80, 7, "0.07")),
                    priced().declared(spending(80, 7, "0.065"))),
            RuleCase.of(
                    new UnwatchedCost(),
                    MEDIUM,
                    "Bills",
                    "1.25 times the estimate of 0.05 USD",
                    priced().declared(spending(80, 8, "0.07")),
                    priced().declared(spending(80, 6, "0.07"))));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Declared total(String average, String peak) {
        return new Declared(
                new DeclaredTotal(
                        average == null ? null : new BigDecimal(average),
                        peak == null ? null : new BigDecimal(peak),
                        "load balancer, 2026-11-01",
                        1,
                        "Architect"),
                null,
                Spending.UNKNOWN,
                null,
                List.of());
    }

    private static Declared work(boolean fills, boolean createsFirst) {
        return new Declared(null, null, Spending.UNKNOWN, new TableWork(fills, createsFirst), List.of());
    }

    /** A live run created the table shop with these indexes. */
    private static Declared standing(String... indexes) {
        KeyAttribute key = KeyAttribute.text("pk");
        List<GlobalIndex> made = Stream.of(indexes)
                .map(name -> new GlobalIndex(name, KeyAttribute.text("a"), null, Projection.ALL, List.of()))
                .toList();
        TargetTable table = new TargetTable("shop", key, null, made, List.of());
        return new Declared(null, null, Spending.UNKNOWN, new TableWork(true, true), List.of(table));
    }

    private static Declared imports(int count) {
        return new Declared(
                null,
                new ImportCount(count, "The nightly build", LocalDate.of(2026, 11, 20), "", 1),
                Spending.UNKNOWN,
                null,
                List.of());
    }

    private static Declared spending(Integer alarm) {
        return spending(alarm, 0, "0");
    }

    /** Bills of the days until 2026-11-20. */
    private static Declared spending(Integer alarm, int days, String usd) {
        List<ActualBill> bills = IntStream.range(0, days)
                .mapToObj(i -> new ActualBill(LocalDate.of(2026, 11, 20).minusDays(days - 1L - i), new BigDecimal(usd)))
                .toList();
        return new Declared(null, null, new Spending(new BigDecimal("500"), alarm, bills, 1), null, List.of());
    }

    private static Given spread(int shards) {
        Given given = Given.nothing()
                .table("shop")
                .index("GSI1", Projection.ALL)
                .entity(
                        "Order",
                        "orders",
                        "pk=ORDER#{id}|sk=ORDER|GSI1PK=CUSTOMER#{customer_id}|GSI1SK={id}",
                        "id:N customer_id:N");
        return given.spread(shards);
    }

    private static Given shop() {
        return Given.nothing()
                .table("shop")
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "id:N")
                .entity("Payment", "payments", "pk=ORDER#{order_id}|sk=PAYMENT#{id}", "id:N order_id:N");
    }

    private static Given priced() {
        return Given.nothing()
                .priced()
                .table("shop")
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "id:N total:N")
                .rows("orders", "id", "id int8!, total numeric(12)")
                .pattern("direction=READ|entities=Order|partition_by=id|cardinality=SINGLE|item_bytes_avg=1000"
                        + "|consistency=EVENTUAL|avg_rps=10|peak_rps=15");
    }

    private static Given reader(Integer lagMs) {
        return Given.nothing()
                .store(new RelationalStore(
                        Engine.AURORA,
                        "",
                        new Reader(List.of("AP-001"), lagMs, "AuroraReplicaLag"),
                        Forwarding.OFF,
                        SOUND,
                        List.of()));
    }

    private static RelationalStore forwarding(Engine engine, String version, boolean hindered) {
        return new RelationalStore(
                engine, version, Reader.NONE, new Forwarding(true, hindered, hindered), SOUND, List.of());
    }

    private static RelationalStore failover(Engine engine, Failover failover) {
        return new RelationalStore(engine, "", Reader.NONE, Forwarding.OFF, failover, List.of());
    }

    private static Given relational() {
        return Given.nothing().relational("invoices", "id bigint not null", "", "", "");
    }
}
