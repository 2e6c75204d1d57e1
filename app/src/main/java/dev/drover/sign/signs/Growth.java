package dev.drover.sign.signs;

import dev.drover.sign.Measured;
import dev.drover.sign.SignInput;
import java.time.Duration;
import java.util.Objects;

/** How much a figure grew within 30 days. */
final class Growth {

    private static final Duration PERIOD = Duration.ofDays(30);

    private Growth() {}

    /** Says the figures of before and now, up to the day of before. */
    interface Sentence {
        String of(double before, double now);
    }

    static Measured since(SignInput input, String sign, double figure, Sentence sentence) {
        return input.history()
                .baseAt(sign, input.at().minus(PERIOD))
                .filter(earlier -> Objects.requireNonNull(earlier.measured().base()) > 0)
                .map(earlier -> {
                    double before = Objects.requireNonNull(earlier.measured().base());
                    return Measured.of(figure / before - 1, sentence.of(before, figure) + Days.of(earlier.at()) + ".");
                })
                .orElseGet(() -> Measured.missing("Needs a measurement that is 30 days old; "
                        + input.history()
                                .baseAtOrFirst(sign, input.at())
                                .map(first -> "measured since " + Days.of(first.at()) + ".")
                                .orElse("this is the first.")))
                .withBase(figure);
    }
}
