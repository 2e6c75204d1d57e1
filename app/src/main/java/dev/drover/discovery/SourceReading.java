package dev.drover.discovery;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source said about its statements at one moment.
 *
 * @param source the database, for people: {@code db.internal:5432/shop}
 * @param product for example {@code PostgreSQL 18.6}
 * @param at the source's own clock
 * @param countedSince when all its counters began; null if it does not say
 * @param forgotten how many statements it threw out for want of room since then; null if it does not say
 * @param notes what a person should know about this reading, in sentences
 * @param unreadIndexes indexes that it does not read; null if it was not asked
 * @param extensions names of those that are installed in the database; null if it was not asked
 */
public record SourceReading(
        String source,
        String product,
        Instant at,
        @Nullable Instant countedSince,
        @Nullable Long forgotten,
        List<StatementCount> statements,
        SourceFacts facts,
        List<String> notes,
        @Nullable UnreadIndexes unreadIndexes,
        @Nullable List<String> extensions) {

    /** More are not kept; those with the fewest calls go. */
    public static final int MOST_STATEMENTS = 2_000;

    public SourceReading {
        statements = statements.stream()
                .collect(Collectors.toMap(
                        StatementCount::digest, statement -> statement, StatementCount::plus, LinkedHashMap::new))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(StatementCount::calls).reversed())
                .limit(MOST_STATEMENTS)
                .toList();
        notes = List.copyOf(notes);
        extensions = extensions == null ? null : List.copyOf(extensions);
    }

    /** A reading of a source that was not asked about its indexes and extensions. */
    public SourceReading(
            String source,
            String product,
            Instant at,
            @Nullable Instant countedSince,
            @Nullable Long forgotten,
            List<StatementCount> statements,
            SourceFacts facts,
            List<String> notes) {
        this(source, product, at, countedSince, forgotten, statements, facts, notes, null, null);
    }

    /** Whether it may have left statements out. */
    boolean isFull() {
        return statements.size() == MOST_STATEMENTS;
    }

    Map<String, StatementCount> byDigest() {
        return statements.stream().collect(Collectors.toMap(StatementCount::digest, statement -> statement));
    }
}
