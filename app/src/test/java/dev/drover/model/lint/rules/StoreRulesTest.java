package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Recovery;
import dev.drover.model.TableOptions.StreamView;
import dev.drover.model.TargetTable;
import dev.drover.model.register.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules about what ties a model to its store, and about what a table is besides its keys. */
class StoreRulesTest {

    private static final LocalDate LATER = LocalDate.of(2027, 6, 30);
    private static final String KEYS = "pk=ORDER#{id}|sk=ORDER";
    private static final String LARGE =
            "direction=READ|entities=Order|partition_by=id|items_per_call_p99=9000000|item_bytes_avg=1000";

    private static final String FRESH = "direction=READ|entities=Order|partition_by=id|consistency=STRONG";

    static final List<RuleCase> CASES = List.of(
            RuleCase.of(
                    new UnregisteredFeature(),
                    MEDIUM,
                    "Feature Streams",
                    "Streams is used by shop",
                    streams(),
                    streams().assumption(Feature.STREAMS, false, "", LATER)),
            RuleCase.of(
                    new UnshieldedChange(),
                    HIGH,
                    "Assumption It stays as it is",
                    "likely to change",
                    Given.nothing().assumption(null, true, "", LATER),
                    Given.nothing().assumption(null, true, "An adapter", LATER)),
            RuleCase.of(
                    new OverdueReview(),
                    LOW,
                    "Assumption It stays as it is",
                    "2026-11-23 by Shop team",
                    Given.nothing().assumption(null, false, "", LocalDate.of(2026, 11, 23)),
                    Given.nothing().assumption(null, false, "", LocalDate.of(2026, 11, 24))),
            RuleCase.of(
                    new UndecidedRecovery(),
                    MEDIUM,
                    "shop",
                    "cannot be restored",
                    Given.nothing().table("shop"),
                    Given.nothing().table("shop").options(options(null, new Recovery(0, "Made again at night")))),
            RuleCase.of(
                    new RemoteFreshRead(),
                    ERROR,
                    "AP-001",
                    "shop has replicas in eu-west-1",
                    replicated("eu-west-1").pattern(FRESH),
                    replicated().pattern(FRESH)),
            RuleCase.of(
                    new RemoteFreshRead(),
                    ERROR,
                    "AP-001",
                    "eu-west-1 and us-east-1",
                    replicated("eu-west-1", "us-east-1").pattern(FRESH),
                    replicated("eu-west-1", "us-east-1").pattern(FRESH.replace("STRONG", "EVENTUAL"))),
            RuleCase.of(
                    new NeverExpires(),
                    MEDIUM,
                    "shop · Cart",
                    "Cart has no expires",
                    expiring("id:N"),
                    expiring("id:N expires:N")),
            RuleCase.of(
                    new LocalIndexes(),
                    MEDIUM,
                    "shop · LSI1",
                    "10 GB",
                    local(),
                    Given.nothing().table("shop")),
            RuleCase.of(
                    new LocalIndexes(),
                    HIGH,
                    "shop · LSI1",
                    "a pattern reads 8,583",
                    local().pattern(LARGE),
                    Given.nothing().table("shop").pattern(LARGE)));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Given streams() {
        return Given.nothing()
                .table("shop")
                .options(new TableOptions(null, null, StreamView.NEW_IMAGE, null, List.of(), false, false));
    }

    private static TableOptions options(String ttlAttribute, Recovery recovery) {
        return new TableOptions(null, ttlAttribute, null, recovery, List.of(), false, false);
    }

    private static Given expiring(String attributes) {
        return Given.nothing()
                .table("shop")
                .options(options("expires", null))
                .entity("Order", "orders", KEYS, "id:N expires:N")
                .entity("Cart", "carts", "pk=CART#{id}|sk=CART", attributes);
    }

    private static Given replicated(String... regions) {
        return Given.nothing()
                .table("shop")
                .options(new TableOptions(null, null, null, null, List.of(regions), false, false))
                .entity("Order", "orders", KEYS, "id:N");
    }

    private static Given local() {
        KeyAttribute pk = KeyAttribute.text("pk");
        GlobalIndex index = new GlobalIndex(
                "LSI1", pk, KeyAttribute.text("total"), Projection.KEYS_ONLY, List.of(), List.of(), List.of(), true);
        return Given.nothing()
                .table(new TargetTable("shop", pk, KeyAttribute.text("sk"), List.of(index), List.of()))
                .entity("Order", "orders", KEYS, "id:N total:N");
    }
}
