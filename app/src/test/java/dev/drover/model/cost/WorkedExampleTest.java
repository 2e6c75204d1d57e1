package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.cost.RelationalSizes.Instances;
import dev.drover.model.cost.RelationalSizes.Load;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published example of one table, to the cent, from the inventory to every bill. */
class WorkedExampleTest {

    static final Prices PRICES = PriceFile.read(PriceFile.shipped());

    static JsonNode expected;

    final Workload workload =
            InventoryWorkload.of(OrdersTable.model(), OrdersTable.patterns(), Map.of("orders", OrdersTable.ROWS));
    final CostSheet sheet = CostSheet.of(workload, PRICES, RelationalSizes.UNKNOWN, MoveSizes.UNKNOWN);

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = WorkedExampleTest.class.getResourceAsStream("/prices/worked-example.json")) {
            expected = JsonMapper.shared().readTree(file);
        }
    }

    @Test
    void takesTheSameUnitsForEveryPattern() {
        for (int i = 0; i < 4; i++) {
            JsonNode pattern = expected.path("patterns").path(i);
            Demand demand = workload.demands().get(i);
            assertThat(demand.readUnitsPerSecond()).isEqualByComparingTo(number(pattern, "rru_per_s"));
            assertThat(demand.writeUnitsPerSecond()).isEqualByComparingTo(number(pattern, "wru_per_s"));
            assertThat(demand.indexWriteUnitsPerSecond()).isEqualByComparingTo(number(pattern, "of_which_gsi"));
        }
        assertThat(workload.demands())
                .extracting(Demand::calls)
                .containsExactly("GetItem on Orders", "Query on Orders", "PutItem on Orders", "UpdateItem on Orders");
        assertThat(sheet.amplification().setScale(2, RoundingMode.HALF_UP)).isEqualByComparingTo("1.64");
    }

    @Test
    void costsTheSameOnDemand() {
        Bill onDemand = new Throughput(PRICES).onDemand("", workload.now());
        assertThat(onDemand.lines().get(0).usd()).isEqualByComparingTo(number("/on_demand/reads_usd"));
        assertThat(onDemand.lines()
                        .get(1)
                        .exactUsd()
                        .add(onDemand.lines().get(2).exactUsd()))
                .isEqualByComparingTo(number("/on_demand/writes_usd"));
        assertThat(onDemand.usd()).isEqualByComparingTo(number("/on_demand/total_usd"));
        assertThat(sheet.patterns().stream().map(p -> p.onDemand().exactUsd()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(onDemand.exactUsd());
        assertThat(sheet.structures().stream()
                        .map(s -> s.onDemand().exactUsd())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(onDemand.exactUsd());
    }

    @Test
    void costsTheSameProvisioned() {
        Bill target = new Throughput(PRICES).provisioned("", workload, Throughput.TARGET);
        assertThat(capacity(target, "RCU-hour")).isEqualByComparingTo(number("/provisioned_70pct/rcu"));
        assertThat(capacity(target, "WCU-hour")).isEqualByComparingTo(number("/provisioned_70pct/wcu"));
        assertThat(target.usd()).isEqualByComparingTo(number("/provisioned_70pct/total_usd"));

        Bill half = new Throughput(PRICES).provisioned("", workload, Throughput.HALF);
        assertThat(capacity(half, "RCU-hour")).isEqualByComparingTo(number("/provisioned_50pct/rcu"));
        assertThat(capacity(half, "WCU-hour")).isEqualByComparingTo(number("/provisioned_50pct/wcu"));
        assertThat(half.usd()).isEqualByComparingTo(number("/provisioned_50pct/total_usd"));
    }

    @Test
    void storesTheSameWithTheStatedSizeOfIndexEntries() {
        BigDecimal rows = BigDecimal.valueOf(OrdersTable.ROWS);
        Workload stated = new Workload(
                List.of(),
                List.of(
                        new StoredItems("Orders", false, "Order", rows, new BigDecimal("2048")),
                        new StoredItems("Orders:ByCreated", true, "Order", rows, new BigDecimal("2048")),
                        new StoredItems("Orders:ByStatus", true, "Order", rows, new BigDecimal("120"))),
                List.of());
        Storage storage = new Storage(PRICES);
        Bill month = storage.month(stated);
        assertThat(month.lines().get(0).quantity().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/storage/base_gib"));
        assertThat(month.lines().get(1).quantity().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/storage/gsi_all_gib"));
        assertThat(month.lines().get(2).quantity().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/storage/gsi_keys_only_gib"));
        assertThat(month.usd()).isEqualByComparingTo(number("/storage/usd_after_25_free"));
        assertThat(storage.pointInTimeRecovery(stated).usd()).isEqualByComparingTo(number("/storage/pitr_usd"));
    }

    @Test
    void billsTheSameForTheMove() {
        CostLine backfill = sheet.oneOff().lines().get(0);
        assertThat(backfill.quantity()).isEqualByComparingTo(number("/one_off/backfill_wru"));
        assertThat(backfill.usd()).isEqualByComparingTo(number("/one_off/backfill_usd"));
        assertThat(sheet.backfillHours().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/one_off/hours_at_10000_wru_per_s"));
        CostLine imported = sheet.s3Import().lines().get(0);
        assertThat(imported.quantity().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/one_off/s3_import_gib"));
        assertThat(imported.usd()).isEqualByComparingTo(number("/one_off/s3_import_usd_at_0.15"));
    }

    @Test
    void costsTheSameOnRelationalStores() {
        String relational = "/relational_comparison/";
        Aurora aurora = new Aurora(PRICES);
        RelationalSizes sizes = sizes(new Instances("db.r6g.large", 2), null, "6", "100");
        Bill provisioned = aurora.provisioned(sizes, false);
        assertThat(provisioned.lines().get(0).usd())
                .isEqualByComparingTo(number(relational + "aurora_2x_db.r6g.large_standard_usd"));
        assertThat(provisioned.lines().get(1).usd())
                .isEqualByComparingTo(number(relational + "aurora_storage_100gb_usd"));
        assertThat(aurora.serverless(sizes, false).lines().get(0).usd())
                .isEqualByComparingTo(number(relational + "aurora_serverless_v2_avg_6_acu_usd"));
        assertThat(aurora.serverless(sizes, true).lines().get(0).usd())
                .isEqualByComparingTo(number(relational + "aurora_serverless_v2_io_optimized_usd"));
        Bill rds = new Rds(PRICES).month(sizes(null, new Instances("db.r6g.large", 2), null, "200"));
        assertThat(rds.lines().get(0).usd())
                .isEqualByComparingTo(number(relational + "rds_pg_db.r6g.large_multi_az_usd"));
        assertThat(rds.lines().get(1).usd()).isEqualByComparingTo(number(relational + "rds_gp3_multi_az_200gb_usd"));
    }

    @Test
    void crossesOverAtTheSamePoint() {
        assertThat(sheet.crossover().utilisation().setScale(4, RoundingMode.HALF_UP))
                .isEqualByComparingTo(number("/crossover/on_demand_vs_provisioned_utilisation"));
        assertThat(sheet.crossover().peakToAverage().setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(
                        number("/crossover/static_provisioned_at_70pct_of_peak_cheaper_when_peak_over_avg_below"));
    }

    @Test
    void addsUpEveryLineOfTheOptionsSideBySide() {
        assertThat(sheet.options())
                .extracting(Bill::name)
                .containsExactly(
                        "DynamoDB on demand",
                        "DynamoDB provisioned, 70 % used",
                        "DynamoDB provisioned, 50 % used",
                        "DynamoDB provisioned, scaled over the day",
                        "DynamoDB on demand, Standard-IA",
                        "Aurora provisioned",
                        "Aurora provisioned, I/O-Optimized",
                        "Aurora Serverless v2",
                        "Aurora Serverless v2, I/O-Optimized",
                        "RDS for PostgreSQL");
        // 1379.70, recovery 20.0048, and storage with entries of 205 instead of 120 bytes in ByStatus: 47.3127
        assertThat(sheet.options().get(0).usd()).isEqualByComparingTo("1447.02");
        // Reads 500 * 2,628,000 * 0.155 and writes 740 * 2,628,000 * 0.78 a million; 214.25 GB at 0.10; recovery 20.00
        assertThat(sheet.options().get(4).usd()).isEqualByComparingTo("1761.98");
        assertThat(sheet.options().get(5).isKnown()).isFalse();
        assertThat(sheet.options().get(5).missing()).hasSize(1);
    }

    static RelationalSizes sizes(
            @Nullable Instances aurora, @Nullable Instances rds, @Nullable String acu, String storageGb) {
        return new RelationalSizes(
                aurora,
                rds,
                acu == null ? null : new BigDecimal(acu),
                new BigDecimal(storageGb),
                new Load(null, null, null, null));
    }

    private static BigDecimal capacity(Bill bill, String unit) {
        return bill.lines().stream()
                .filter(line -> line.unit().equals(unit))
                .map(line -> line.quantity().divide(new BigDecimal("730")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(JsonNode node, String name) {
        return node.path(name).isMissingNode()
                ? BigDecimal.ZERO
                : node.path(name).decimalValue();
    }

    private static BigDecimal number(String pointer) {
        JsonNode node = expected.at(pointer);
        assertThat(node.isNumber()).as(pointer).isTrue();
        return node.decimalValue();
    }
}
