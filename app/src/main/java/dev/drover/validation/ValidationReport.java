package dev.drover.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one validation: what people sign.
 *
 * @param kind of run, in words
 * @param finishedAt null while it runs
 * @param busy how long it worked, pauses left out
 * @param rowsRead rows and items of both sides, second looks included
 * @param segments how many parts were compared by checksum
 * @param differing records that are not the same on both sides
 * @param exact whether {@code differing} is exact; otherwise there are at least so many
 * @param causesExact whether every differing record was looked at; otherwise causes have at least so many records
 */
public record ValidationReport(
        long id,
        long migrationId,
        long stepRunId,
        String kind,
        int sharePercent,
        ValidationState state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Duration busy,
        long rowsRead,
        int segments,
        int differingSegments,
        long differing,
        boolean exact,
        boolean causesExact,
        List<EntityCount> entities,
        List<CauseCount> causes) {

    public ValidationReport {
        entities = List.copyOf(entities);
        causes = List.copyOf(causes);
    }

    public long sourceCount() {
        return entities.stream().mapToLong(EntityCount::sourceCount).sum();
    }

    public long targetCount() {
        return entities.stream().mapToLong(EntityCount::targetCount).sum();
    }

    /** Rows and items a second, over the time it worked. */
    public long rowsPerSecond() {
        return rowsRead * 1000 / Math.max(1, busy.toMillis());
    }

    /** The result in one sentence: "All 200,000 records are the same on both sides." */
    public String sentence() {
        return switch (state) {
            case RUNNING -> "The comparison is not finished.";
            case PASSED -> String.format("All %,d records are the same on both sides.", sourceCount());
            case MISMATCH ->
                String.format(
                        "%s%,d %s: %,d rows in the source, %,d items in the target.",
                        exact ? "" : "At least ",
                        differing,
                        differing == 1 ? "record differs" : "records differ",
                        sourceCount(),
                        targetCount());
        };
    }
}
