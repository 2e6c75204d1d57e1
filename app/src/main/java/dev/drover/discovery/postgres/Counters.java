package dev.drover.discovery.postgres;

import dev.drover.discovery.StatementCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pg_stat_statements} has about one database.
 *
 * @param since when the server began to count; null before version 14
 * @param forgotten statements that it threw out for want of room; null before version 14
 */
record Counters(
        List<StatementCount> statements,
        @Nullable Instant since,
        @Nullable Long forgotten,
        List<String> notes) {}
