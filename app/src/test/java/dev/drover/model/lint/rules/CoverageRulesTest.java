package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.model.Projection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CoverageRulesTest {

    private static final String READ = "direction=READ|cardinality=SINGLE|entities=Order|partition_by=id";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new UnmappedSource(),
                    HIGH,
                    "Inventory",
                    "5 % of the source's calls and 1 % of its time",
                    Given.nothing().unmapped(0.05, 0.01),
                    Given.nothing().unmapped(0.0499, 0.0499)),
            RuleCase.of(
                    new UnmappedSource(),
                    HIGH,
                    "Inventory",
                    "The most time goes to Orders by status",
                    Given.nothing().unmapped(0, 0.05),
                    Given.nothing()),
            RuleCase.of(
                    new EmptyAnswer(),
                    HIGH,
                    "AP-001",
                    "5 of 20 calls answered nothing",
                    shop().pattern(READ).proven(5, 1, List.of("Order"), List.of(), null),
                    shop().pattern(READ).proven(0, 1, List.of("Order"), List.of(), null)),
            RuleCase.of(
                    new ForeignAnswer(),
                    MEDIUM,
                    "AP-001",
                    "up to 3 items of Order and Payment in the latest proof, and the pattern asks for Order only",
                    shop().pattern(READ).proven(0, 3, List.of("Order", "Payment"), List.of("Payment"), null),
                    shop().pattern(READ).proven(0, 1, List.of("Order"), List.of(), null)),
            RuleCase.of(
                    new ForeignAnswer(),
                    MEDIUM,
                    "AP-001",
                    "the pattern reads a single one",
                    shop().pattern(READ).proven(0, 2, List.of("Order"), List.of(), null),
                    shop().pattern(READ.replace("SINGLE", "MULTIPLE")).proven(0, 2, List.of("Order"), List.of(), null)),
            RuleCase.of(
                    new OtherSize(),
                    MEDIUM,
                    "AP-001",
                    "1.27 KB in the latest proof, and the inventory says 1,000 bytes: a difference of 30 %",
                    shop().pattern(READ + "|item_bytes_avg=1000").proven(0, 1, List.of("Order"), List.of(), 1300),
                    shop().pattern(READ + "|item_bytes_avg=1000").proven(0, 1, List.of("Order"), List.of(), 1200)),
            RuleCase.of(
                    new UnservedPattern(),
                    ERROR,
                    "AP-001",
                    "no key that starts with email",
                    shop().pattern("direction=READ|entities=Order|partition_by=email|status=AGREED"),
                    shop().pattern("direction=READ|entities=Order|partition_by=id|status=AGREED")
                            .pattern("direction=READ|entities=Order|partition_by=email|status=DRAFT")),
            RuleCase.of(
                    new UndeclaredName(),
                    ERROR,
                    "shop · GSI1",
                    "\"prise\"",
                    shop().index("GSI1", Projection.INCLUDE, "prise"),
                    shop().index("GSI1", Projection.INCLUDE, "total", "version")),
            RuleCase.of(
                    new UndeclaredName(),
                    ERROR,
                    "shop · Order",
                    "\"total\", which orders does not have",
                    shop().rows("orders", "id", "id int8!"),
                    shop().rows("orders", "id", "id int8!, total numeric(12)")),
            RuleCase.of(
                    new UndeclaredName(),
                    ERROR,
                    "AP-001",
                    "needs colour",
                    shop().pattern("direction=READ|entities=Order|partition_by=id|attributes_needed=colour"),
                    shop().pattern("direction=READ|entities=Order|partition_by=id|attributes_needed=total")),
            RuleCase.of(
                    new UndeclaredName(),
                    ERROR,
                    "shop · Customer · GSI9PK",
                    "which is no key of shop",
                    shop().entity("Customer", "customers", "pk=C#{id}|sk=C|GSI9PK=X", ""),
                    shop()),
            RuleCase.of(
                    new MissingCallRate(),
                    MEDIUM,
                    "AP-001",
                    "calls per second",
                    Given.nothing().pattern("direction=READ|peak_rps=10"),
                    Given.nothing().pattern("direction=READ|avg_rps=2|peak_rps=10")),
            RuleCase.of(
                    new MissingCallRate(),
                    HIGH,
                    "AP-001",
                    "calls per second",
                    Given.nothing().pattern("direction=READ|priority=HIGH"),
                    Given.nothing().pattern("direction=NONE|priority=HIGH")),
            RuleCase.of(
                    new ContradictoryLoad(),
                    ERROR,
                    "AP-001",
                    "The peak is 5 calls/s and the average 10 calls/s",
                    Given.nothing().pattern("direction=READ|avg_rps=10|peak_rps=5"),
                    Given.nothing().pattern("direction=READ|avg_rps=10|peak_rps=10")),
            RuleCase.of(
                    new ContradictoryLoad(),
                    ERROR,
                    "AP-001",
                    "At most 5 items",
                    Given.nothing().pattern("direction=READ|items_per_call_bound=5|items_per_call_avg=8"),
                    Given.nothing().pattern("direction=READ|items_per_call_bound=unbounded|items_per_call_avg=8")),
            RuleCase.of(
                    new OneWayEntity(),
                    MEDIUM,
                    "Entity Order",
                    "read and never written",
                    Given.nothing().pattern("direction=READ|entities=Order"),
                    Given.nothing()
                            .pattern("direction=READ|entities=Order")
                            .pattern("direction=WRITE|entities=orders")),
            RuleCase.of(
                    new RepeatedPattern(),
                    LOW,
                    "AP-002",
                    "the same as AP-001",
                    Given.nothing()
                            .pattern("direction=READ|entities=Order|partition_by=id")
                            .pattern("direction=READ|entities=order|partition_by=id"),
                    Given.nothing()
                            .pattern("direction=READ|entities=Order|partition_by=id")
                            .pattern("direction=READ|entities=Order|partition_by=id|filters=status = OPEN")),
            RuleCase.of(
                    new IdleStructure(),
                    HIGH,
                    "shop · GSI1",
                    "No pattern has its best path through GSI1",
                    shop().index("GSI1", Projection.ALL).pattern("direction=READ|entities=Order|partition_by=id"),
                    shop().pattern("direction=READ|entities=Order|partition_by=id")),
            RuleCase.of(
                    new IdleStructure(),
                    MEDIUM,
                    "shop",
                    "key of shop",
                    shop().pattern("direction=READ|entities=Ghost|partition_by=id"),
                    shop()),
            RuleCase.of(
                    new MissingPromise(),
                    MEDIUM,
                    "AP-001",
                    "consistency, p99 target, most items per call and item size",
                    Given.nothing().pattern("direction=READ|cardinality=MULTIPLE"),
                    Given.nothing()
                            .pattern("direction=READ|cardinality=SINGLE|consistency=EVENTUAL|latency_p99_ms=20"
                                    + "|item_bytes_avg=900")),
            RuleCase.of(
                    new NoFuture(),
                    MEDIUM,
                    "Inventory",
                    "None of the 1 pattern",
                    Given.nothing().pattern("direction=READ"),
                    Given.nothing().pattern("direction=READ").pattern("direction=READ|horizon=POSSIBLE")),
            RuleCase.of(
                    new OldInventory(),
                    LOW,
                    "Inventory",
                    "91 days ago",
                    Given.nothing().pattern("direction=READ").changed(LocalDate.of(2026, 8, 25)),
                    Given.nothing().pattern("direction=READ").changed(LocalDate.of(2026, 8, 26))),
            RuleCase.of(
                    new CountedClientCall(),
                    LOW,
                    "AP-001",
                    "5 calls/s",
                    Given.nothing().pattern("direction=NONE|peak_rps=5"),
                    Given.nothing().pattern("direction=NONE")),
            RuleCase.of(new GuessedCost(), MEDIUM, "Inventory", "25 % of the estimated cost", costs(10), costs(1)));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Given shop() {
        return Given.nothing().table("shop").entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "id:N total:N");
    }

    /** One measured pattern of 30 calls, and one guessed. */
    private static Given costs(int guessed) {
        return shop().pattern(
                        "direction=READ|entities=Order|partition_by=id|avg_rps=30|item_bytes_avg=900|evidence=CODE")
                .pattern("direction=READ|entities=Order|partition_by=id|item_bytes_avg=900|evidence=GUESS|avg_rps="
                        + guessed);
    }
}
