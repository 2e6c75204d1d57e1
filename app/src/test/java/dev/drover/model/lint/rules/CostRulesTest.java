package dev.drover.model.lint.rules;

import static dev.drover.model.lint.Severity.ERROR;
import static dev.drover.model.lint.Severity.HIGH;
import static dev.drover.model.lint.Severity.LOW;
import static dev.drover.model.lint.Severity.MEDIUM;

import dev.drover.model.TableOptions;
import dev.drover.model.TableOptions.Capacity;
import dev.drover.model.cost.PriceFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules about the bills, with the prices that come with Drover. */
class CostRulesTest {

    static final List<RuleCase> CASES = List.of(
            // 100 /s * 0.5 RRU * 2,628,000 s * 0.125 USD a million = 16.43; capacity for 75 RRU/s at 70 %: 10.25
            RuleCase.of(
                    new DearPayment(),
                    MEDIUM,
                    "Target model",
                    "takes 16.43 USD a month, DynamoDB provisioned",
                    shop().pattern(read("100", "150")),
                    shop().pattern(read("10", "15"))),
            RuleCase.of(
                    new ExpensivePattern(),
                    HIGH,
                    "AP-001",
                    "100 %",
                    reads(1),
                    Given.nothing().priced()),
            RuleCase.of(new ExpensivePattern(), MEDIUM, "AP-001", "33.3 %", reads(3), reads(5)),
            RuleCase.of(
                    new WrongMode(),
                    MEDIUM,
                    "shop",
                    "1.5 times the average; both ways cost the same at 2.42. On demand it takes 16.43",
                    shop().pattern(read("100", "150")),
                    shop().pattern(read("100", "250"))),
            // (1,000 RCU * 0.00013 + 1 WCU * 0.00065) USD * 730 hours
            RuleCase.of(
                    new WrongMode(),
                    MEDIUM,
                    "shop",
                    "With its capacity it takes 95.37 USD a month, on demand 1.64",
                    shop().options(capacity()).pattern(read("10", "100")),
                    shop().pattern(read("10", "100"))),
            // 50 million * 1,100 bytes = 51.22 GB at 0.25 USD
            RuleCase.of(
                    new WrongTableClass(),
                    LOW,
                    "shop",
                    "Storage takes 12.81 USD a month and reads and writes 1.64",
                    shop().many(50_000_000).pattern(read("10", "15")),
                    shop().many(50_000_000).pattern(read("1000", "1500"))),
            // 1,000 /s * 0.5 RRU * 2,628,000 s * 0.155 USD a million
            RuleCase.of(
                    new WrongTableClass(),
                    LOW,
                    "shop",
                    "reads and writes 203.67",
                    shop().options(infrequent()).pattern(read("1000", "1500")),
                    shop().pattern(read("1000", "1500"))),
            RuleCase.of(
                    new StrongReads(),
                    MEDIUM,
                    "Inventory",
                    "AP-001 takes 3.29 USD a month for strongly consistent reads, 100 %",
                    shop().pattern(read("10", "15").replace("EVENTUAL", "STRONG")),
                    shop().pattern(read("10", "15"))),
            RuleCase.of(
                    new UnpricedMove(),
                    MEDIUM,
                    "shop · Order",
                    "The move of orders is not in the estimate",
                    shop(),
                    shop().pattern(read("10", "15"))),
            RuleCase.of(
                    new OtherConstants(),
                    ERROR,
                    "Prices",
                    "720 hours in a month, AWS 730",
                    Given.nothing().priced(PriceFile.shipped().replace("\"month_hours\":730", "\"month_hours\":720")),
                    Given.nothing().priced()));

    @TestFactory
    Stream<DynamicTest> rules() {
        return RuleCase.tests(CASES);
    }

    private static Given shop() {
        return Given.nothing()
                .priced()
                .table("shop")
                .entity("Order", "orders", "pk=ORDER#{id}|sk=ORDER", "id:N total:N")
                .rows("orders", "id", "id int8!, total numeric(12)");
    }

    private static Given reads(int patterns) {
        Given shop = shop();
        for (int i = 0; i < patterns; i++) {
            shop.pattern(read("10", "15"));
        }
        return shop;
    }

    private static String read(String average, String peak) {
        return "direction=READ|entities=Order|partition_by=id|cardinality=SINGLE|item_bytes_avg=1000"
                + "|consistency=EVENTUAL|avg_rps=" + average + "|peak_rps=" + peak;
    }

    private static TableOptions capacity() {
        return new TableOptions(new Capacity(1000, 1), null, null, null, List.of(), false, false);
    }

    private static TableOptions infrequent() {
        return new TableOptions(null, null, null, null, List.of(), true, false);
    }
}
