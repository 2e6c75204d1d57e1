package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CopySettingsTest {

    @Test
    void takesWhatCanWork() {
        assertThatCode(() -> new CopySettings(1, 1, 10, 0)).doesNotThrowAnyException();
        assertThatCode(() -> new CopySettings(64, 100, 5_000, 1_000_000)).doesNotThrowAnyException();
    }

    @Test
    void refusesTheRestWithASentence() {
        assertThatThrownBy(() -> new CopySettings(0, 1, 10, 0))
                .hasMessage("Segments per entity is 0. Enter a number from 1 to 64.");
        assertThatThrownBy(() -> new CopySettings(1, 101, 10, 0))
                .hasMessage("Items in flight is 101. Enter a number from 1 to 100.");
        assertThatThrownBy(() -> new CopySettings(1, 1, 5_001, 0))
                .hasMessage("Rows per page is 5,001. Enter a number from 10 to 5,000.");
        assertThatThrownBy(() -> new CopySettings(1, 1, 10, -1))
                .hasMessage("Write units per second is -1. Enter a number from 0 to 1,000,000.");
    }
}
