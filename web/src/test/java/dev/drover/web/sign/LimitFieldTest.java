package dev.drover.web.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.sign.Bound;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitFieldTest {

    private static final SignDescription SIGN = new SignDescription(
            "calls",
            "Calls",
            "How many?",
            Scale.SHARE,
            Bound.atLeast(0.05),
            new SignDescription.Remedy(SignDescription.Page.LINT, "Look."));

    @Test
    void whatNobodyTouchedDoesNotUndoWhatSomebodyElseSetMeanwhile() {
        Bound theirs = Bound.atLeast(0.1);

        assertThat(LimitField.of(SIGN, theirs, Map.of("calls", "5", "shown-calls", "5"))
                        .isTouched())
                .isFalse();
        LimitField mine = LimitField.of(SIGN, theirs, Map.of("calls", " 7 ", "shown-calls", "5"));
        assertThat(mine.isTouched()).isTrue();
        assertThat(mine.value()).isEqualTo(0.07);
        assertThat(mine.shown()).isEqualTo("5");
        assertThat(LimitField.of(SIGN, theirs, Map.of("calls", "7")).isTouched())
                .as("a form without it is meant as it is")
                .isTrue();
        assertThat(LimitField.of(SIGN, theirs, Map.of()).text()).isEqualTo("10");
    }
}
