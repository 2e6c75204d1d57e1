package dev.drover.sign.signs;

import dev.drover.sign.Measured;
import dev.drover.sign.Measurement;
import dev.drover.sign.SignInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What came on top within a time, or since the first measurement if that is later. */
final class OnTop {

    /** "3 indexes were added". */
    interface Sentence {
        String of(int added);
    }

    private OnTop() {}

    /**
     * @param now everything that there is; what came on top comes first in the measurement
     * @param inAll how many there are, in words
     */
    static Measured within(
            Duration period, SignInput input, String sign, List<String> now, Sentence sentence, String inAll) {
        return since(input.at().minus(period), input, sign, now, sentence, inAll);
    }

    /** The same from a moment on. */
    static Measured since(
            Instant moment, SignInput input, String sign, List<String> now, Sentence sentence, String inAll) {
        return input.history()
                .baseAtOrFirst(sign, moment)
                .map(earlier -> since(earlier, now, sentence, inAll))
                .orElseGet(() -> Measured.missing("This is the first measurement, with " + inAll
                                + " in all; from the next one on it tells what came on top.")
                        .in(now))
                .withBase(now.size());
    }

    private static Measured since(Measurement earlier, List<String> now, Sentence sentence, String inAll) {
        List<String> before = earlier.measured().subjects();
        List<String> added = now.stream().filter(one -> !before.contains(one)).toList();
        return Measured.of(
                        added.size(),
                        sentence.of(added.size()) + " since " + Days.of(earlier.at()) + "; " + inAll + " in all.")
                .in(Stream.concat(added.stream(), now.stream().filter(before::contains))
                        .toList());
    }
}
