package dev.drover.inventory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-x", "@SUM(A1)", "\tx", "\rx", "=", "-1+2", "-1 ", "＝1", "'=1", "''@x", "--5"})
    void putsAnApostropheBeforeWhatStartsLikeAFormula(String value) {
        assertThat(FormulaGuard.add(value)).isEqualTo("'" + value);
        assertThat(FormulaGuard.remove("'" + value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "'", "'x", "''", "1=1", "-12.5", "-1", "0", "😀", "a\n=1"})
    void leavesEverythingElseAlone(String value) {
        assertThat(FormulaGuard.add(value)).isEqualTo(value);
        assertThat(FormulaGuard.remove(value)).isEqualTo(value);
    }

    @Test
    void takesOneApostropheFromFilesOfOthers() {
        assertThat(FormulaGuard.remove("'-5")).isEqualTo("-5");
        assertThat(FormulaGuard.remove("=1+1")).isEqualTo("=1+1");
    }
}
