package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.PatternField;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rates: only where nobody else can have used the units. */
class TableDraftingTest {

    private static final Instant NOW = Instant.parse("2026-03-08T10:00:00Z");
    private static final StoreTable.Key ALONE = new StoreTable.Key(List.of("id"), List.of());

    @Test
    void dividesTheUnitsOfATableWithOneEntityByThoseOfOneCall() {
        TableDraft get = draft("get.ORDER", ALONE, entity("ORDER", 5_000));
        // 5,000 bytes are two times 4 KB, at half a unit each; 20 units a second on average, 60 in the busiest minute
        assertThat(get.field(PatternField.AVG_RPS)).isEqualTo("20");
        assertThat(get.field(PatternField.PEAK_RPS)).isEqualTo("60");
        // 5,000 bytes are five times 1 KB
        assertThat(draft("put.ORDER", ALONE, entity("ORDER", 5_000)).field(PatternField.AVG_RPS))
                .isEqualTo("2");
    }

    @Test
    void leavesRatesEmptyWhereSeveralNeedsShareTheUnits() {
        TableDraft several = draft("get.ORDER", ALONE, entity("ORDER", 100), entity("CUSTOMER", 100));
        assertThat(several.field(PatternField.AVG_RPS)).isEmpty();
        assertThat(several.reasons()).anyMatch(reason -> reason.startsWith("20.00 read units per second are used"));
        assertThat(draft("put.ORDER", ALONE, entity("ORDER", 100), entity("CUSTOMER", 100))
                        .field(PatternField.AVG_RPS))
                .isEmpty();
        StoreTable.Key sorted = new StoreTable.Key(List.of("id"), List.of("at"));
        assertThat(draft("get.ORDER", sorted, entity("ORDER", 100)).field(PatternField.AVG_RPS))
                .isEmpty();
        assertThat(draft("query", sorted, entity("ORDER", 100)).field(PatternField.AVG_RPS))
                .isEmpty();
    }

    @Test
    void givesAGlobalIndexItsOwnRate() {
        // Ten items of 1,000 bytes for each value are three times 4 KB, at half a unit each; 15 units a second
        TableDraft query = draft("query.by-status", ALONE, entity("ORDER", 1_000));
        assertThat(query.field(PatternField.AVG_RPS)).isEqualTo("10");
        assertThat(query.field(PatternField.ITEMS_PER_CALL_AVG)).isEqualTo("10");
    }

    private static TableSample.Entity entity(String name, int bytes) {
        return new TableSample.Entity(name, "Its type says so.", 200, bytes, bytes, bytes, List.of());
    }

    private static TableDraft draft(String key, StoreTable.Key tableKey, TableSample.Entity... entities) {
        List<String> names =
                Arrays.stream(entities).map(TableSample.Entity::name).toList();
        StoreTable table = new StoreTable(
                "orders",
                tableKey,
                List.of(new StoreTable.Index(
                        "by-status", false, new StoreTable.Key(List.of("status"), List.of()), "ALL", 200, 200_000)),
                200,
                200_000,
                true,
                0,
                0,
                "",
                null);
        TableSample sample = new TableSample(
                200,
                25,
                true,
                List.of(entities),
                List.of(
                        new TableSample.Spread("", 200, 200, List.of(0.005), names),
                        new TableSample.Spread("by-status", 200, 20, List.of(0.5), names)),
                List.of());
        List<Consumption> used = List.of(
                new Consumption("", 20, 60, 10, 30, NOW.minusSeconds(600), NOW),
                new Consumption("by-status", 15, 15, 0, 0, NOW.minusSeconds(600), NOW));
        Survey survey = new Survey("123456789012/eu-west-1", NOW, table, sample, used, "Rates are from CloudWatch.");
        return new TableDrafting(survey, List.of())
                .drafts().stream()
                        .filter(draft -> draft.key().equals(key))
                        .findFirst()
                        .orElseThrow();
    }
}
