package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostDifferenceTest {

    private static final Prices PRICES = PriceFile.read(PriceFile.shipped());

    @Test
    void an_index_less_is_cheaper_by_what_it_costs() {
        TargetTable orders = OrdersTable.model().tables().get(0);
        TargetModel without =
                new TargetModel(List.of(orders.withIndexes(orders.indexes().subList(0, 1))));

        CostDifference difference =
                CostDifference.between(OrdersTable.model(), without, OrdersTable.patterns(), Map.of(), PRICES);

        assertThat(difference.lines())
                .extracting(line -> line.after().name())
                .containsExactly(
                        "DynamoDB on demand", "DynamoDB provisioned, 70 % used", "DynamoDB provisioned, 50 % used");
        CostDifference.Line onDemand = difference.lines().get(0);
        assertThat(onDemand.isKnown()).isTrue();
        assertThat(onDemand.differenceUsd()).isNegative();
        assertThat(onDemand.before().usd().add(onDemand.differenceUsd()))
                .isEqualByComparingTo(onDemand.after().usd());
    }

    @Test
    void nothing_is_known_of_a_model_without_tables() {
        CostDifference.Line line = CostDifference.between(
                        TargetModel.empty(), OrdersTable.model(), OrdersTable.patterns(), Map.of(), PRICES)
                .lines()
                .get(0);

        assertThat(line.isKnown()).isFalse();
        assertThat(line.missing()).isNotEmpty();
    }
}
