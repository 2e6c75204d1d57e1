package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.model.Projection;
import dev.drover.model.coverage.Coverage;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Suggestion;
import dev.drover.testing.Needs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StructureUsesTest {

    private static final Map<String, Long> ROWS = Map.of("orders", OrdersTable.ROWS);

    @Test
    void saysForEveryStructureWhatItServesAndCosts() {
        List<StructureUse> uses = uses(OrdersTable.patterns());
        StructureUse table = uses.get(0);
        assertThat(table.served())
                .extracting(StructureUse.Use::patternId)
                .containsExactly("AP-001", "AP-002", "AP-003", "AP-004");
        assertThat(table.served().get(0).readPercent()).isEqualByComparingTo("50");
        assertThat(table.served().get(2).writePercent()).isEqualByComparingTo("71.4");
        // 250 RRU/s * 2,628,000 s * 0.125 USD a million
        assertThat(table.served().get(0).usd()).isEqualByComparingTo("82.125");
    }

    @Test
    void saysThatAnIndexServesNothingAndWhatItCostsAllTheSame() {
        StructureUse index = uses(OrdersTable.patterns()).get(1);
        assertThat(index.structure().name()).isEqualTo("ByCreated");
        assertThat(index.servesAny()).isFalse();
        assertThat(index.served()).allMatch(use -> use.how().equals("kept in step"));
        // (100 * 2 + 40 * 2) WRU/s * 2,628,000 s * 0.625 USD a million, and 100.02 GB * 0.25 USD
        assertThat(Money.cents(index.exactUsd())).isEqualByComparingTo("484.91");
    }

    @Test
    void addsUpToTheBillOfReadsAndWrites() {
        BigDecimal all = uses(OrdersTable.patterns()).stream()
                .flatMap(use -> use.served().stream())
                .map(StructureUse.Use::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(Money.cents(all)).isEqualByComparingTo("1379.70");
    }

    @Test
    void pricesASuggestedIndexAsTheDifferenceOfTwoBills() {
        AccessPattern byNotes = Needs.ofOneOrder("AP-005", Direction.READ)
                .by("notes")
                .bytes(2048)
                .items("2")
                .calls("10", "10")
                .build();
        List<AccessPattern> patterns = Stream.concat(OrdersTable.patterns().stream(), Stream.of(byNotes))
                .toList();
        CoveredPattern row =
                Coverage.of(OrdersTable.model(), patterns).row("AP-005").orElseThrow();
        Suggestion suggestion = row.suggestion().orElseThrow();
        assertThat(Coverage.of(suggestion.applied(OrdersTable.model()), patterns)
                        .row("AP-005")
                        .orElseThrow()
                        .path())
                .isPresent();

        FixPrice price = FixPrice.of(suggestion, OrdersTable.model(), patterns, ROWS, WorkedExampleTest.PRICES);
        // 10/s * ceil(2 * 2,048 / 4,096) * 0.5 RRU
        assertThat(Money.cents(price.readsUsd())).isEqualByComparingTo("1.64");
        // New orders: 100/s * 2 WRU; changes of status carry along: 40/s * 2 WRU
        assertThat(Money.cents(price.writesUsd())).isEqualByComparingTo("459.90");
        assertThat(Money.cents(price.storageUsd())).isEqualByComparingTo("25.01");
        assertThat(price.missing()).isEmpty();
    }

    private static List<StructureUse> uses(List<AccessPattern> patterns) {
        Workload workload = InventoryWorkload.of(OrdersTable.model(Projection.KEYS_ONLY), patterns, ROWS);
        return StructureUses.of(
                Coverage.of(OrdersTable.model(Projection.KEYS_ONLY), patterns),
                CostSheet.of(workload, WorkedExampleTest.PRICES, RelationalSizes.UNKNOWN, MoveSizes.UNKNOWN));
    }
}
