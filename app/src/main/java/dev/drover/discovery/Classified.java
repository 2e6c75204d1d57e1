package dev.drover.discovery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement needs.
 *
 * @param tables that it reads or writes; the one that the key belongs to comes first
 * @param lookups those of the tables of which it only fetches values to show
 * @param partitionBy columns that every call knows exactly
 * @param sortBy columns that narrow or order within them, as the inventory writes them: {@code placed_at BETWEEN}
 * @param descending null if it asks for no order
 * @param filters other conditions, as they are written
 * @param selectivity rows that the filters leave, divided by rows they look at; null if not known
 * @param reads columns it returns; empty for all
 * @param writes columns it sets
 * @param why how the class was found, in sentences
 */
public record Classified(
        StatementClass kind,
        List<String> tables,
        List<String> lookups,
        List<String> partitionBy,
        List<String> sortBy,
        @Nullable Boolean descending,
        List<String> filters,
        @Nullable Double selectivity,
        List<String> reads,
        List<String> writes,
        String why) {

    public Classified {
        tables = List.copyOf(tables);
        lookups = List.copyOf(lookups);
        partitionBy = List.copyOf(partitionBy);
        sortBy = List.copyOf(sortBy);
        filters = List.copyOf(filters);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /** One of which nothing but its class and tables is known. */
    public static Classified bare(StatementClass kind, List<String> tables, String why) {
        return new Classified(
                kind, tables, List.of(), List.of(), List.of(), null, List.of(), null, List.of(), List.of(), why);
    }

    /** Whether enough is known to say that another statement is the same need. What is computed is always another. */
    boolean isComparable() {
        boolean keyed = !partitionBy.isEmpty() || !writes.isEmpty();
        return switch (kind) {
            case NOISE, OTHER, ANALYTIC -> false;
            case JOIN, MULTI_WRITE -> keyed;
            default -> true;
        };
    }

    /** What two statements have in common that differ in nothing but the columns they return. */
    List<Object> need() {
        List<Object> need = new ArrayList<>(List.of(kind, tables, partitionBy, sortBy, filters, writes));
        need.add(String.valueOf(descending));
        return need;
    }
}
