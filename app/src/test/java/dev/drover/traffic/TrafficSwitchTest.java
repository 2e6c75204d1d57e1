package dev.drover.traffic;

import static dev.drover.traffic.WriteMode.BOTH;
import static dev.drover.traffic.WriteMode.FROZEN;
import static dev.drover.traffic.WriteMode.NEW;
import static dev.drover.traffic.WriteMode.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.migration.MigrationId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficSwitchTest {

    @Test
    void knowsEveryWayBetweenWriteModes() {
        Map<WriteMode, Set<WriteMode>> ways = Map.of(
                OLD, Set.of(FROZEN),
                FROZEN, Set.of(OLD, BOTH),
                BOTH, Set.of(OLD, FROZEN, NEW),
                NEW, Set.of());
        for (WriteMode from : WriteMode.values()) {
            for (WriteMode to : WriteMode.values()) {
                boolean allowed = from == to || ways.get(from).contains(to);
                // The read share at which the way is safe, so that only the way itself is in question.
                int percent = to == NEW ? 100 : 0;
                assertThat(at(percent, from).refusalOfWrites(to).isEmpty())
                        .as(from + " to " + to)
                        .isEqualTo(allowed);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // No reads from a store that misses writes.
        "0,   OLD,    1,   false",
        "0,   FROZEN, 1,   true",
        "0,   FROZEN, 100, true",
        "10,  BOTH,   50,  true",
        "50,  BOTH,   0,   true",
        "50,  FROZEN, 0,   true",
        "100, NEW,    50,  false",
        "100, NEW,    100, true",
        // Only the stops.
        "0,   BOTH,   25,  false",
        "0,   BOTH,   -1,  false",
        "100, BOTH,   101, false"
    })
    void movesReadsOnlyWhereNothingIsMissing(int from, WriteMode mode, int to, boolean allowed) {
        assertThat(at(from, mode).refusalOfReads(to).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void keepsWritesInANewStoreThatSomebodyReads() {
        assertThatThrownBy(() -> at(10, BOTH).withWrites(OLD))
                .isInstanceOf(TrafficRefusedException.class)
                .hasMessage("Writes cannot go from \"Both stores\" to \"Old store only\". The new store would miss"
                        + " writes that 10 % of the users read from it. Shift reads to 0 % first.");
    }

    @Test
    void keepsWritesInAnOldStoreThatSomebodyReads() {
        assertThatThrownBy(() -> at(50, BOTH).withWrites(NEW))
                .isInstanceOf(TrafficRefusedException.class)
                .hasMessageContaining("50 % of the users read from it. Shift reads to 100 % first.");
    }

    private static TrafficSwitch at(int percent, WriteMode mode) {
        return new TrafficSwitch(new MigrationId(7), Lane.LIVE, "orders-7", percent, mode);
    }
}
