package dev.drover.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.discovery.TableSample.VersionCount;
import dev.drover.model.lint.MeasuredSize;
import dev.drover.model.lint.MeasuredTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lint hears of a sample, and what it does not. */
class SampledTablesTest {

    private static final Instant NOW = Instant.parse("2026-03-08T10:00:00Z");
    private static final StoreTable.Key KEY = new StoreTable.Key(List.of("id"), List.of());

    @Test
    void onePageOfItemsSaysNothingOfHowTheySpread() {
        assertThat(measured(1_000, false, 0.1, 0.02).keys()).isEmpty();
        assertThat(measured(1_000, false, 0.11, 0.02).keys())
                .containsExactly(new MeasuredTable.Key("", 1_000, 0.11, 0.02, 3.0));
        assertThat(measured(1_000, true, 0.1, 0.02).keys()).hasSize(1);
        assertThat(measured(99, true, 0.9, 0.02).keys()).isEmpty();
        assertThat(measured(1_000, true, 1.0).keys().get(0).second()).isZero();
    }

    @Test
    void anIndexGetsTheWritesOfTheItemsThatAreInIt() {
        // 40 units for items of 2,000 bytes, two units each; half of them are in the index, with one unit each
        assertThat(measured(1_000, true, 1.0).index("by-status").orElseThrow().capacity())
                .isEqualTo(new MeasuredTable.Capacity(8, 10, false));
        assertThat(measured(1_000, true, 1.0).index("local")).isEmpty();
    }

    @Test
    void countsDaysFromTheFirstUseAndVersionsByEntity() {
        MeasuredTable table = measured(1_000, true, 1.0);
        assertThat(table.index("by-status").orElseThrow().use()).isEqualTo(new MeasuredTable.Use(0, 7, 31));
        assertThat(table.entities().get(0).attributes())
                .containsOnlyKeys("note")
                .containsEntry("note", new MeasuredSize(40, 0.5));
        assertThat(table.entities().get(0).versions())
                .singleElement()
                .satisfies(versions -> assertThat(versions.below("v", 3)).isEqualTo(0.25));
    }

    private static MeasuredTable measured(long items, boolean whole, Double... shares) {
        StoreTable table = new StoreTable(
                "shop",
                KEY,
                List.of(
                        new StoreTable.Index("by-status", false, KEY, "ALL", 500, 250_000, 8L),
                        new StoreTable.Index("local", true, KEY, "ALL", 500, 250_000)),
                1_000,
                2_000_000,
                false,
                10,
                40,
                "",
                null);
        TableSample sample = new TableSample(
                items,
                25,
                whole,
                List.of(new TableSample.Entity(
                        "ORDER",
                        "Its type says so.",
                        items,
                        2_000,
                        2_000,
                        2_000,
                        List.of(
                                new TableSample.Attribute("note", List.of("S"), 0.5, 40.0),
                                new TableSample.Attribute("old", List.of("S"), 0.5, null)))),
                List.of(new TableSample.Spread("", items, 200, List.of(shares), List.of("ORDER"))),
                List.of());
        Survey survey = new Survey(
                "123456789012/eu-west-1",
                NOW,
                table,
                sample,
                List.of(),
                "",
                List.of(
                        new PlaceUse("", 1, 1, 3, true, NOW),
                        new PlaceUse("by-status", 0, 7, 0, false, Instant.parse("2026-02-05T00:00:00Z"))));
        return SampledTables.measured(
                survey,
                List.of(
                        new SampledVersions(LocalDate.of(2026, 3, 8), "ORDER", 4, List.of(new VersionCount("v", 2, 1))),
                        new SampledVersions(
                                LocalDate.of(2026, 3, 8), "CUSTOMER", 4, List.of(new VersionCount("v", 2, 4)))));
    }
}
