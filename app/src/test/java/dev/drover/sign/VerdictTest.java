package dev.drover.sign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "0, false, false, CALM",
        "1, false, false, CALM",
        "1, true, false, WATCH",
        "2, false, false, REVIEW",
        "2, true, false, REVIEW",
        "3, false, false, RETHINK",
        "4, true, false, RETHINK",
        "1, false, true, RETHINK",
        "1, true, true, RETHINK",
        "2, false, true, RETHINK",
    })
    void dependsOnHowManySpeakWhetherOneLastsAndWhetherItBrokeInUse(
            int speaking, boolean lasting, boolean broken, Verdict expected) {
        assertThat(Verdict.of(speaking, lasting, broken)).isEqualTo(expected);
    }

    @Test
    void aBoundIsCrossedFromItsValueOnBeyondItOrBelowIt() {
        assertThat(Bound.atLeast(0.05).isCrossedBy(0.05)).isTrue();
        assertThat(Bound.atLeast(0.05).isCrossedBy(0.0499)).isFalse();
        assertThat(Bound.above(2).isCrossedBy(2)).isFalse();
        assertThat(Bound.above(2).isCrossedBy(2.01)).isTrue();
        assertThat(Bound.below(0.1).isCrossedBy(0.1)).isFalse();
        assertThat(Bound.below(0.1).isCrossedBy(0.09)).isTrue();
    }

    @Test
    void valuesAreWrittenInTheirUnit() {
        assertThat(Scale.SHARE.words(0.1234)).isEqualTo("12.3 %");
        assertThat(Scale.GROWTH.words(0.25)).isEqualTo("25 % more");
        assertThat(Scale.GROWTH.words(-0.1)).isEqualTo("10 % less");
        assertThat(Scale.TIMES.words(1.5)).isEqualTo("1.5 times");
        assertThat(Bound.atLeast(3).words(Scale.COUNT)).isEqualTo("at least 3");
        assertThat(Scale.SHARE.entered(5)).isEqualTo(0.05);
        assertThat(Scale.SHARE.shown(0.05)).isEqualTo(5);
    }
}
