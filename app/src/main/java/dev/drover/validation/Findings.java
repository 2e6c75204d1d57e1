package dev.drover.validation;

import dev.drover.validation.compare.Cause;
import java.util.EnumMap;
import java.util.Map;

/**
 * The differences found so far.
 *
 * @param records how many records show a cause
 * @param listed how many differences of a cause are in the list
 * @param differing records that differ, whatever their cause
 * @param exact whether every differing bucket was or will be looked into
 * @param causesExact whether every changed record was or will be looked at
 * @param suspects records to look at one by one, in all
 * @param examined how many of them were looked at
 */
record Findings(
        Map<Cause, Long> records,
        Map<Cause, Integer> listed,
        long differing,
        boolean exact,
        boolean causesExact,
        long suspects,
        long examined) {

    static final Findings NONE = new Findings(Map.of(), Map.of(), 0, true, true, 0, 0);

    Findings {
        records = Map.copyOf(records);
        listed = Map.copyOf(listed);
    }

    long records(Cause cause) {
        return records.getOrDefault(cause, 0L);
    }

    int listed(Cause cause) {
        return listed.getOrDefault(cause, 0);
    }

    /** Differences in the list, all causes together. */
    int allListed() {
        return listed.values().stream().mapToInt(Integer::intValue).sum();
    }

    Findings plusRecords(Cause cause, long more) {
        if (more == 0) {
            return this;
        }
        Map<Cause, Long> sum = new EnumMap<>(Cause.class);
        sum.putAll(records);
        sum.merge(cause, more, Long::sum);
        return new Findings(sum, listed, differing, exact, causesExact, suspects, examined);
    }

    Findings plusListed(Cause cause) {
        Map<Cause, Integer> sum = new EnumMap<>(Cause.class);
        sum.putAll(listed);
        sum.merge(cause, 1, Integer::sum);
        return new Findings(records, sum, differing, exact, causesExact, suspects, examined);
    }

    Findings plusDiffering(long more) {
        return new Findings(records, listed, differing + more, exact, causesExact, suspects, examined);
    }

    Findings plusSuspects(long more) {
        return new Findings(records, listed, differing, exact, causesExact, suspects + more, examined);
    }

    Findings plusExamined(long more) {
        return new Findings(records, listed, differing, exact, causesExact, suspects, examined + more);
    }

    /** The same, counted only in part. */
    Findings inexact() {
        return new Findings(records, listed, differing, false, causesExact, suspects, examined);
    }

    /** The same, with changed records that nobody will look at. */
    Findings causesInexact() {
        return new Findings(records, listed, differing, exact, false, suspects, examined);
    }
}
