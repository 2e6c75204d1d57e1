package dev.drover.model.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.Projection;
import dev.drover.model.cost.IndexWrites.Effect;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0,      EVENTUAL,      0.5",
        "1,      EVENTUAL,      0.5",
        "4096,   EVENTUAL,      0.5",
        "4097,   EVENTUAL,      1",
        "4096,   STRONG,        1",
        "4097,   STRONG,        2",
        "0,      STRONG,        1",
        "4096,   TRANSACTIONAL, 2",
        "409600, STRONG,        100"
    })
    void countsEvery4KbThatASingleReadBegins(BigDecimal bytes, Consistency consistency, BigDecimal units) {
        assertThat(ReadUnits.get(bytes, consistency)).isEqualByComparingTo(units);
    }

    @Test
    void roundsEveryItemOfABatchAndAQueryAsAWhole() {
        BigDecimal small = new BigDecimal("100");
        assertThat(ReadUnits.batchGet(List.of(small, small, small), Consistency.STRONG))
                .isEqualByComparingTo("3");
        assertThat(ReadUnits.query(new BigDecimal("300"), Consistency.STRONG)).isEqualByComparingTo("1");
        assertThat(ReadUnits.query(new BigDecimal("40960"), Consistency.EVENTUAL))
                .isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 1024, 1", "0, 1025, 2", "2048, 100, 2", "100, 2048, 2", "512, 0, 1"})
    void countsEveryKbOfTheLargerStateOfAnItem(BigDecimal before, BigDecimal after, BigDecimal units) {
        assertThat(WriteUnits.write(before, after)).isEqualByComparingTo(units);
    }

    @Test
    void roundsEveryItemOfABatchAndDoublesATransaction() {
        BigDecimal small = new BigDecimal("100");
        assertThat(WriteUnits.batch(List.of(small, small))).isEqualByComparingTo("2");
        assertThat(WriteUnits.transaction(new BigDecimal("3"))).isEqualByComparingTo("6");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_IN_INDEX,            2048, 2048, 0",
        "NOTHING_CARRIED_CHANGED, 2048, 2048, 0",
        "NEW_OR_DELETED,          0,    2048, 2",
        "NEW_OR_DELETED,          1025, 0,    2",
        "CARRIED_CHANGED,         100,  2048, 2",
        "KEY_CHANGED,             1000, 2048, 3"
    })
    void writesToAnIndexWhatItsEntryNeeds(Effect effect, BigDecimal before, BigDecimal after, BigDecimal units) {
        assertThat(IndexWrites.units(effect, before, after)).isEqualByComparingTo(units);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL,       false, CARRIED_CHANGED",
        "ALL,       true,  CARRIED_CHANGED",
        "INCLUDE,   true,  CARRIED_CHANGED",
        "INCLUDE,   false, NOTHING_CARRIED_CHANGED",
        "KEYS_ONLY, true,  NOTHING_CARRIED_CHANGED"
    })
    void leavesAnIndexAloneThatCarriesNothingOfAnUpdate(Projection projection, boolean projected, Effect effect) {
        assertThat(IndexWrites.keyUnchanged(projection, projected)).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource({"ALL, 2048, false", "INCLUDE, 615, true", "KEYS_ONLY, 205, true"})
    void guessesTheSizeOfAnEntryFromItsItem(Projection projection, BigDecimal bytes, boolean guess) {
        ProjectedBytes projected = ProjectedBytes.of(projection, new BigDecimal("2048"));
        assertThat(projected.bytes()).isEqualByComparingTo(bytes);
        assertThat(projected.guess()).isEqualTo(guess);
    }
}
