package dev.drover.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.AppTest;
import dev.drover.migration.Migration;
import dev.drover.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class FlagKeysTest {

    @Autowired
    TrafficOffice traffic;

    @Autowired
    Office office;

    @ParameterizedTest
    @CsvSource({
        "Orders to DynamoDB,    orders-to-dynamodb",
        "  Müller & Söhne  ,    muller-sohne",
        "2026 cleanup,          m-2026-cleanup",
        "訂單,                   migration",
        "--,                    migration"
    })
    void makesANameThatIsSafeInAddresses(String name, String words) {
        Migration migration = traffic.migration(office.workspace(), name);
        assertThat(FlagKeys.of(migration, Lane.LIVE)).isEqualTo(words + "-" + migration.id());
    }

    @Test
    void staysShortEnoughWithEveryEnding() {
        Migration migration = traffic.migration(office.workspace(), "A very long name ".repeat(7));
        for (Lane lane : Lane.values()) {
            assertThat(FlagKeys.of(migration, lane) + FlagKeys.WRITE_MODE)
                    .matches("[a-z][a-zA-Z0-9_-]{0,63}")
                    .doesNotContain("--");
        }
    }
}
