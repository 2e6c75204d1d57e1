package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.EntityMapping;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.Item;
import dev.drover.model.mapping.ItemValue.Fields;
import dev.drover.model.mapping.ItemValue.Numeric;
import dev.drover.model.mapping.ItemValue.Sequence;
import dev.drover.model.mapping.ItemValue.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CopyTest extends CopyTestBase {

    @Autowired
    RowsCheck rows;

    @Test
    void copiesEveryRowExactly() {
        CopyJob job = job(SampleShop.open().with(50, 700), SampleShop.model());
        CopyTotals totals = finish(job);
        assertExact(job, totals);
        assertThat(totals.written()).isEqualTo(50 + 700 + 1400);
        assertThat(totals.alreadyThere()).isZero();
        assertThat(totals.rowsExact()).isTrue();
        assertThat(totals.writeUnits()).isGreaterThan(totals.written());
    }

    @Test
    void writesWhatAPersonWouldExpect() {
        SampleShop shop = SampleShop.open();
        shop.database()
                .execute(
                        "insert into orders values (7, 3, 'PAID', 12.5000, '2026-03-29 01:59:59.5',"
                                + " '2026-03-29 03:00:00+02', null)",
                        "insert into order_lines values (7, 2, 'B', 1, 2.50), (7, 1, 'A', 4, 10.00)");
        CopyJob job = job(shop, SampleShop.orders());
        finish(job);
        assertThat(actual(job).values())
                .containsExactly(new Item(Map.ofEntries(
                        Map.entry("pk", new Text("ORDER#7")),
                        Map.entry("sk", new Text("ORDER")),
                        Map.entry("gsi1pk", new Text("CUSTOMER#3")),
                        Map.entry("gsi1sk", new Text("2026-03-29T00:59:59.500000Z")),
                        Map.entry("v", new Numeric("1")),
                        Map.entry("customer_id", new Numeric("3")),
                        Map.entry("status", new Text("PAID")),
                        Map.entry("total", new Numeric("12.5")),
                        Map.entry("placed", new Text("2026-03-29T00:59:59.500000Z")),
                        Map.entry("updated", new Text("2026-03-29T01:00:00.000000Z")),
                        Map.entry(
                                "lines",
                                new Sequence(List.of(
                                        new Fields(Map.of(
                                                "line_no", new Numeric("1"),
                                                "sku", new Text("A"),
                                                "qty", new Numeric("4"),
                                                "unit_price", new Numeric("10"))),
                                        new Fields(Map.of(
                                                "line_no", new Numeric("2"),
                                                "sku", new Text("B"),
                                                "qty", new Numeric("1"),
                                                "unit_price", new Numeric("2.5")))))))));
    }

    @Test
    void copiesTablesThatAreEmpty() {
        CopyJob job = job(SampleShop.open(), SampleShop.model());
        assertThat(finish(job).rows()).isZero();
        assertThat(finish(job).rows()).isZero();
    }

    @Test
    void writesNothingTheSecondTime() {
        SampleShop shop = SampleShop.open().with(10, 300);
        CopyJob first = job(shop, SampleShop.model());
        finish(first);
        CopyJob second = job(
                shop.address(),
                SampleShop.model(),
                first.aws(),
                first.tableNames().apply("shop"));
        CopyTotals totals = finish(second);
        assertThat(totals.written()).isZero();
        assertThat(totals.alreadyThere()).isEqualTo(10 + 300 + 600);
        assertExact(second, totals);
    }

    @Test
    @Tag("failure-1")
    void goesOnWhereItStoppedWhereverThatWas() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        CopyJob job = job(SampleShop.open().with(20, 900), SampleShop.model());
        int slices = 0;
        CopyResult result;
        do {
            AtomicInteger looks = new AtomicInteger(random.nextInt(4));
            result = copy.slice(
                    job,
                    Instant.now().plusMillis(20 + random.nextInt(200)),
                    () -> looks.getAndDecrement() <= 0,
                    log::add);
            slices++;
            assertThat(result).as("seed %d", seed).isNotInstanceOf(CopyResult.Stopped.class);
            assertThat(result.totals().read()).isLessThanOrEqualTo(actual(job).size());
        } while (!(result instanceof CopyResult.Finished));
        assertThat(slices).as("seed %d", seed).isGreaterThan(3);
        assertExact(job, result.totals());
        assertThat(result.totals().alreadyThere()).as("seed %d", seed).isZero();
    }

    @Test
    void takesTheShareThatEveryReadingTakes() {
        CopyJob whole = job(SampleShop.open().with(0, 2_000), SampleShop.orders());
        CopyJob tenth = new CopyJob(
                whole.stepRunId(), whole.model(), whole.source(), whole.aws(), whole.tableNames(), 10, SETTINGS);
        CopyTotals totals = finish(tenth);
        assertExact(tenth, totals);
        assertThat(totals.written()).isBetween(100L, 320L);
    }

    @Test
    @Tag("failure-35")
    void endsThoughRowsKeepComing() {
        SampleShop shop = SampleShop.open().with(0, 500);
        CopyJob job = job(shop, SampleShop.orders());
        assertThat(slice(job, Duration.ofMillis(50))).isInstanceOf(CopyResult.More.class);
        shop.database()
                .execute("insert into orders select id + 100000, customer_id, status, total, placed_at, updated_at,"
                        + " notes from orders");
        CopyTotals totals = finish(job);
        assertThat(totals.read()).isEqualTo(500);
        assertThat(actual(job)).hasSize(500);
    }

    @Test
    void tellsHowFarItIs() {
        CopyJob job = job(SampleShop.open().with(0, 1_500), SampleShop.orders());
        CopyResult result = slice(job, Duration.ofMillis(400));
        assertThat(result).isInstanceOf(CopyResult.More.class);
        assertThat(((CopyResult.More) result).itemsPerSecond()).isPositive();
        assertThat(result.totals().rows()).isEqualTo(1_500);
        assertThat(copy.totals(job.stepRunId())).contains(result.totals());
        assertThat(log).contains("Order: 1,500 rows of orders in 4 segments");
    }

    @Test
    void forgetsACopyThatWasRolledBack() {
        CopyJob job = job(SampleShop.open().with(0, 100), SampleShop.orders());
        finish(job);
        copy.forget(job.stepRunId());
        assertThat(copy.totals(job.stepRunId())).isEmpty();
        assertThat(finish(job).alreadyThere()).isEqualTo(100);
    }

    @Test
    void copiesOnlyTheRowsThatAConditionTakesAndCountsTheOthers() {
        SampleShop shop = SampleShop.open().with(10, 300);
        TargetModel all = SampleShop.orders();
        TargetTable table = all.tables().get(0);
        EntityMapping paid = table.entities().get(0).withCondition("total > 20 && id % 3 == 0");
        EntityMapping others = new EntityMapping(
                        "Other", paid.sourceTable(), paid.keys(), List.of(), paid.versionAttribute(), 1)
                .withCondition("!(total > 20 && id % 3 == 0)");
        CopyJob job = job(shop, new TargetModel(List.of(table.withEntities(List.of(paid, others)))));
        CopyTotals totals = finish(job);
        assertThat(totals.read()).isEqualTo(600).isEqualTo(totals.rows());
        assertThat(totals.passed()).isEqualTo(300);
        assertThat(totals.written()).isEqualTo(300);
        assertThat(actual(job)).isEqualTo(expected(job)).hasSize(300);
    }

    @Test
    void stopsAtARowThatNoEntityTakes() {
        SampleShop shop = SampleShop.open().with(1, 3);
        TargetTable table = SampleShop.orders().tables().get(0);
        EntityMapping none = table.entities().get(0).withCondition("id < 0");
        CopyJob job = job(shop, new TargetModel(List.of(table.withEntities(List.of(none)))));
        assertThat(stopped(job).problem())
                .contains("no entity takes it, because no condition on orders is true for it");
    }

    @Test
    void leavesRowsBehindOnPurposeAndCountsThemOnce() {
        TargetModel all = SampleShop.orders();
        TargetTable table = all.tables().get(0);
        EntityMapping paid = table.entities().get(0).withCondition("id % 3 == 0");
        EntityMapping others = new EntityMapping(
                        "Other", paid.sourceTable(), paid.keys(), List.of(), paid.versionAttribute(), 1)
                .withCondition("id % 3 != 0");
        RowsBehind tests = new RowsBehind("orders", "id % 3 == 2", "Nobody reads them.");
        CopyJob job = job(
                SampleShop.open().with(10, 300),
                new TargetModel(List.of(table.withEntities(List.of(paid, others)))).with(tests));
        CopyTotals totals = finish(job);
        assertThat(totals.read()).isEqualTo(600);
        assertThat(totals.written()).isEqualTo(200);
        assertThat(totals.leftBehind()).isEqualTo(100);
        assertThat(copy.leftBehind(job)).containsExactly(new LeftBehind("orders", 100, "Nobody reads them."));
        assertThat(actual(job)).isEqualTo(expected(job)).hasSize(200);
    }

    @Test
    void writesNothingBeforeEveryRowHasAPlace() {
        SampleShop shop = SampleShop.open().with(1, 300);
        CopyJob job = job(shop, ordersWhere("id != 299"));
        assertThat(stopped(job).problem())
                .startsWith("orders: no entity can take 1 of 300 rows, and they do not stay behind: 299. The first:"
                        + " orders with id = 299: no entity takes it");
        assertThat(actual(job)).isEmpty();

        shop.database().execute("delete from order_lines where order_id = 299", "delete from orders where id = 299");
        assertThat(finish(job).written()).isEqualTo(299);
    }

    @Test
    void looksForRowsWithoutAPlaceSliceBySlice() {
        CopyJob job = job(SampleShop.open().with(0, 4_500), ordersWhere("id > 1"));
        RowsCheckJob look = new RowsCheckJob(job.stepRunId(), job.model(), job.source(), 100);
        assertThat(rows.slice(look, () -> true)).isEqualTo(new RowsCheckResult.More(2_000));
        assertThat(rows.slice(look, () -> true)).isEqualTo(new RowsCheckResult.More(4_000));
        assertThat(rows.slice(look, () -> true)).isInstanceOf(RowsCheckResult.Found.class);

        RowsBehind first = new RowsBehind("orders", "id == 1", "It was the first.");
        RowsCheckJob mended = new RowsCheckJob(job.stepRunId(), job.model().with(first), job.source(), 100);
        assertThat(rows.slice(mended, () -> false)).isEqualTo(new RowsCheckResult.Clear(4_500));
        RowsCheckJob whole = new RowsCheckJob(job.stepRunId(), SampleShop.orders(), job.source(), 100);
        assertThat(rows.slice(whole, () -> false)).isEqualTo(new RowsCheckResult.Clear(0));
    }

    private static TargetModel ordersWhere(String condition) {
        TargetTable table = SampleShop.orders().tables().get(0);
        return new TargetModel(
                List.of(table.withEntities(List.of(table.entities().get(0).withCondition(condition)))));
    }
}
