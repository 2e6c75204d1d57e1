package dev.drover.model.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source counts about its own columns and indexes.
 *
 * @param day of the look (UTC)
 * @param widths how large values are as the source stores them, by table and column; only where it counts them
 * @param countedSince when it began to count the reads of indexes; null if it does not say
 * @param unread indexes that it has not read since, and that keep no rule
 * @param extensions names of those that are installed; empty if it was not asked
 */
public record MeasuredSource(
        LocalDate day,
        Map<String, Map<String, MeasuredSize>> widths,
        @Nullable LocalDate countedSince,
        List<UnreadIndex> unread,
        List<String> extensions) {

    public MeasuredSource {
        widths = Map.copyOf(widths);
        unread = List.copyOf(unread);
        extensions = List.copyOf(extensions);
    }

    /** How large values of a column are; empty if nobody counted. */
    public Optional<MeasuredSize> width(String table, String column) {
        return Optional.ofNullable(widths.getOrDefault(table, Map.of()).get(column));
    }

    /** An index of the source that was not read. */
    public record UnreadIndex(String table, String name, long bytes) {}
}
