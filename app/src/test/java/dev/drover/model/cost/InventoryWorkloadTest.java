package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Horizon;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.testing.Needs;
import dev.drover.testing.SmallShop;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InventoryWorkloadTest {

    static final Map<String, Long> ROWS = Map.of("orders", 1000L);

    @Test
    void takesNoIndexUnitsForAnUpdateThatNoIndexCarries() {
        Workload workload = of(OrdersTable.model(), update().writes("notes"));
        assertThat(units(workload, "Orders")).isEqualTo("2");
        assertThat(units(workload, "Orders:ByCreated")).isEqualTo("2");
        assertThat(units(workload, "Orders:ByStatus")).isEqualTo("0");
    }

    @Test
    void writesAnIncludingIndexOnlyForWhatItIncludes() {
        TargetModel model = OrdersTable.model(Projection.INCLUDE);
        assertThat(units(of(model, update().writes("total")), "Orders:ByStatus"))
                .isEqualTo("1");
        assertThat(units(of(model, update().writes("Order.notes")), "Orders:ByStatus"))
                .isEqualTo("0");
    }

    @Test
    void takesAnUpdateThatNamesNoAttributeAsOneOfAll() {
        Workload workload = of(OrdersTable.model(), update());
        assertThat(units(workload, "Orders:ByCreated")).isEqualTo("4");
        assertThat(sentences(workload, Note.Kind.GUESS))
                .contains("AP-001: Nobody stated which attributes it writes: taken as all, also those in index keys.");
    }

    @Test
    void billsTheLargerStateAndNotesThatTheOldOneIsUnknown() {
        assertThat(units(of(OrdersTable.model(), update().writes("notes").bytesBefore(5000)), "Orders"))
                .isEqualTo("5");
        Workload unknown = of(OrdersTable.model(), write(Direction.UPDATE).writes("notes"));
        assertThat(sentences(unknown, Note.Kind.GUESS))
                .contains("AP-001: Nobody stated the size before the update: taken as the same as after.");
    }

    @Test
    void doublesATransactionOnTheTableOnly() {
        Workload workload = of(OrdersTable.model(), write(Direction.WRITE).consistency(Consistency.TRANSACTIONAL));
        assertThat(units(workload, "Orders")).isEqualTo("4");
        assertThat(units(workload, "Orders:ByCreated")).isEqualTo("2");
    }

    @Test
    void writesAListWithTheItemThatItIsIn() {
        Workload both = InventoryWorkload.of(
                SmallShop.model(),
                List.of(write(Direction.WRITE)
                        .entities("OrderLine", "Order")
                        .by("id")
                        .build()),
                ROWS);
        assertThat(units(both, "shop")).isEqualTo("2");
        assertThat(units(both, "shop:GSI1")).isEqualTo("2");
        Workload two = InventoryWorkload.of(
                SmallShop.model(),
                List.of(write(Direction.WRITE)
                        .entities("Customer", "Order")
                        .by("id")
                        .build()),
                ROWS);
        assertThat(units(two, "shop")).isEqualTo("4");
        assertThat(sentences(two, Note.Kind.GUESS))
                .contains("AP-001: It writes several items: each is taken as large as the inventory says for all.");
    }

    @Test
    void billsFailedConditionsOnTheTableOnly() {
        Workload workload = of(OrdersTable.model(), write(Direction.WRITE).failing("0.25"));
        assertThat(units(workload, "Orders")).isEqualTo("2");
        assertThat(units(workload, "Orders:ByCreated")).isEqualTo("1.5");
    }

    @Test
    void billsTheLeastForItemsThatAreNotThere() {
        Needs get = Needs.ofOneOrder("AP-001", Direction.READ)
                .by("customer_id", "id")
                .bytes(9000)
                .calls("1", "1")
                .absent("0.5");
        assertThat(of(OrdersTable.model(), get).demands().get(0).readUnitsPerSecond())
                .isEqualByComparingTo("1");
        Needs delete = write(Direction.DELETE).absent("0.5");
        assertThat(units(of(OrdersTable.model(), delete), "Orders")).isEqualTo("1.5");
        assertThat(units(of(OrdersTable.model(), delete), "Orders:ByCreated")).isEqualTo("1");
    }

    @Test
    void readsWhatTheFilterThrowsAway() {
        Needs filtered = query("customer_id").filtered("total > 100", "0.1");
        // 2 items of 2,048 bytes are a tenth of what is examined: 40,960 bytes
        assertThat(of(OrdersTable.model(), filtered).demands().get(0).readUnitsPerSecond())
                .isEqualByComparingTo("5");
        assertThat(sentences(
                        of(OrdersTable.model(), query("customer_id").filtered("total > 100", null)), Note.Kind.GUESS))
                .contains("AP-001: Nobody stated how much its filter throws away: taken as nothing.");
    }

    @Test
    void readsEachItemAgainForWhatAnIndexDoesNotCarry() {
        Demand keys =
                of(OrdersTable.model(), query("status").needs("id")).demands().get(0);
        assertThat(keys.units()).hasSize(1);
        assertThat(keys.readUnitsPerSecond()).isEqualByComparingTo("0.5");
        Demand notes = of(OrdersTable.model(), query("status").needs("id", "notes"))
                .demands()
                .get(0);
        assertThat(notes.units()).extracting(UnitsPerCall::structure).containsExactly("Orders:ByStatus", "Orders");
        assertThat(notes.readUnitsPerSecond()).isEqualByComparingTo("1.5");
    }

    @Test
    void scansTheWholeTable() {
        Needs scan =
                Needs.ofOneOrder("AP-001", Direction.READ).all().bytes(2048).calls("0.1", "1");
        assertThat(of(OrdersTable.model(), scan).demands().get(0).readUnitsPerSecond())
                .isEqualByComparingTo("25");
        Workload unknown = InventoryWorkload.of(OrdersTable.model(), List.of(scan.build()), Map.of());
        assertThat(unknown.demands()).isEmpty();
        assertThat(sentences(unknown, Note.Kind.MISSING))
                .contains("AP-001: It is not in the bills: nobody stated how much Orders holds.");
    }

    @Test
    void leavesOutWhatIsNotStatedAndSaysSo() {
        Workload workload = of(
                OrdersTable.model(),
                Needs.ofOneOrder("AP-001", Direction.READ)
                        .by("customer_id", "id")
                        .bytes(100),
                Needs.ofOneOrder("AP-002", Direction.READ)
                        .by("customer_id", "id")
                        .calls("1"),
                Needs.ofOneOrder("AP-003", Direction.READ)
                        .by("customer_id")
                        .several()
                        .bytes(100)
                        .calls("1"),
                Needs.ofOneOrder("AP-004", Direction.READ)
                        .by("warehouse_id")
                        .bytes(100)
                        .calls("1"));
        assertThat(workload.demands()).isEmpty();
        assertThat(sentences(workload, Note.Kind.MISSING))
                .contains(
                        "AP-001: It is not in the bills: nobody stated how often it is called on average.",
                        "AP-002: It is not in the bills: nobody stated how large an item is.",
                        "AP-003: It is not in the bills: nobody stated how many items a call is about.",
                        "AP-004: It is not in the bills: no table or index serves it.");
    }

    @Test
    void takesTheAverageWhereNobodyStatedThePeak() {
        Needs noPeak = Needs.ofOneOrder("AP-001", Direction.WRITE)
                .by("customer_id", "id")
                .bytes(2048)
                .calls("7");
        Workload average = of(OrdersTable.model(), noPeak);
        assertThat(average.demands().get(0).frequency().peakPerSecond()).isEqualByComparingTo("7");
        assertThat(sentences(average, Note.Kind.GUESS))
                .contains("AP-001: Nobody stated its peak: provisioned capacity is for the average.");
    }

    @Test
    void countsRowsOfTheSourceAndSaysWhenTheyAreUnknown() {
        Workload known = of(OrdersTable.model(), write(Direction.WRITE));
        assertThat(known.stored())
                .extracting(StoredItems::structure)
                .containsExactly("Orders", "Orders:ByCreated", "Orders:ByStatus");
        assertThat(sentences(known, Note.Kind.GUESS))
                .contains("Orders:ByStatus: The size of its entries is not known: taken as 10 % of the item.");
        Workload unknown = InventoryWorkload.of(
                OrdersTable.model(), List.of(write(Direction.WRITE).build()), Map.of("orders", 0L));
        assertThat(unknown.stored()).isEmpty();
        assertThat(sentences(unknown, Note.Kind.MISSING))
                .contains("Order: Its storage and backfill are not in the bills: the source does not say how many rows"
                        + " orders has. If the source can be reached, run ANALYZE there.");
    }

    @Test
    void showsWhatIsNeededLaterAndDoesNotAddItUp() {
        Workload workload = of(OrdersTable.model(), write(Direction.WRITE).horizon(Horizon.POSSIBLE));
        CostSheet sheet = CostSheet.of(workload, WorkedExampleTest.PRICES, RelationalSizes.UNKNOWN, MoveSizes.UNKNOWN);
        assertThat(sheet.patterns().get(0).onDemand().usd()).isPositive();
        assertThat(sheet.patterns().get(0).sharePercent()).isZero();
        assertThat(sheet.structures())
                .allSatisfy(s -> assertThat(s.onDemand().lines()).isEmpty());
        assertThat(sheet.amplification()).isZero();
    }

    @Test
    void pointsOutExpensivePatternsAndTheCheaperMode() {
        Workload steady = of(OrdersTable.model(), write(Direction.WRITE));
        assertThat(CostSheet.of(steady, WorkedExampleTest.PRICES, RelationalSizes.UNKNOWN, MoveSizes.UNKNOWN)
                        .hints())
                .extracting(Hint::sentence)
                .containsExactly(
                        "It takes 100.0 % of what reads and writes cost.",
                        "The peak is 1.00 times the average. Capacity for the peak that is held all month is cheaper than"
                                + " on demand; both cost the same at 2.42 times.");
    }

    private static Needs update() {
        return write(Direction.UPDATE).bytesBefore(2048);
    }

    private static Needs write(Direction direction) {
        return Needs.ofOneOrder("AP-001", direction)
                .by("customer_id", "id")
                .bytes(2048)
                .calls("1", "1");
    }

    private static Needs query(String by) {
        return Needs.ofOneOrder("AP-001", Direction.READ)
                .by(by)
                .bytes(2048)
                .items("2")
                .calls("1", "1");
    }

    private static Workload of(TargetModel model, Needs... patterns) {
        return InventoryWorkload.of(model, Stream.of(patterns).map(Needs::build).toList(), ROWS);
    }

    private static String units(Workload workload, String structure) {
        return workload.demands()
                .get(0)
                .writes(unit -> unit.structure().equals(structure))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> sentences(Workload workload, Note.Kind kind) {
        return workload.notes().stream()
                .filter(note -> note.kind() == kind)
                .map(note -> note.subject() + ": " + note.sentence())
                .toList();
    }
}
