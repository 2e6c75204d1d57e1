package dev.drover.validation;

import dev.drover.validation.pass.Reading;
import org.jspecify.annotations.Nullable;

/**
 * What some work came to.
 *
 * @param kept what was kept of it
 * @param throttled whether DynamoDB wanted to be asked more slowly
 * @param failure why it ended early; what was done before counts
 */
record Advance(Kept kept, boolean throttled, @Nullable RuntimeException failure) {

    static Advance to(Kept kept) {
        return new Advance(kept, false, null);
    }

    static Advance to(Kept kept, Reading reading) {
        return new Advance(kept, reading.throttled(), reading.failure());
    }
}
