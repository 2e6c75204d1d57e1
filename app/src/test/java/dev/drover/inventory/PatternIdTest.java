package dev.drover.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternIdTest {

    @Test
    void isWrittenWithAtLeastThreeDigits() {
        assertThat(new PatternId(4)).hasToString("AP-004");
        assertThat(new PatternId(10_000)).hasToString("AP-10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AP-4", "AP-04", "ap-004", " AP-000004 "})
    void isReadHoweverManyZerosItHas(String text) {
        assertThat(PatternId.parse(text)).contains(new PatternId(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AP-0", "AP-", "AP-1x", "OS15", "4", "AP-1234567", "AP--4"})
    void isNoOtherText(String text) {
        assertThat(PatternId.parse(text)).isEmpty();
    }
}
