package dev.drover.validation.pass;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the portions are after some reading.
 *
 * @param throttled whether DynamoDB wanted to be asked more slowly
 * @param failure why reading ended early; what was read before counts
 */
public record Reading(
        List<Portion> portions, boolean throttled, @Nullable RuntimeException failure) {

    public boolean done() {
        return failure == null && portions.stream().allMatch(Portion::done);
    }

    public long rows() {
        return portions.stream().mapToLong(Portion::rows).sum();
    }
}
