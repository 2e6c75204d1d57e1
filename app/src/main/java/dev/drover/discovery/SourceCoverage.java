package dev.drover.discovery;

import java.util.List;

/**
 * How much of what the source does the inventory knows about, by the evidence of its patterns. Noise does not count.
 *
 * @param shareOfCalls of calls that have a pattern, 0 to 1
 * @param shareOfTime of the source's time that has one, 0 to 1
 * @param missing what has none and is at least {@link #NOTABLE} of calls or of time, the most time first
 * @param whole false if the source forgot statements, so that there may be more
 */
public record SourceCoverage(double shareOfCalls, double shareOfTime, List<Draft> missing, boolean whole) {

    /** A statement with this share of calls or of time needs a pattern. */
    public static final double NOTABLE = 0.05;

    public SourceCoverage {
        missing = List.copyOf(missing);
    }

    static SourceCoverage of(List<Draft> drafts, boolean whole) {
        List<Draft> counted = drafts.stream()
                .filter(draft -> draft.kind() != StatementClass.NOISE)
                .toList();
        return new SourceCoverage(
                counted.stream()
                        .filter(Draft::isTaken)
                        .mapToDouble(Draft::shareOfCalls)
                        .sum(),
                counted.stream()
                        .filter(Draft::isTaken)
                        .mapToDouble(Draft::shareOfTime)
                        .sum(),
                counted.stream()
                        .filter(draft ->
                                !draft.isTaken() && (draft.shareOfCalls() >= NOTABLE || draft.shareOfTime() >= NOTABLE))
                        .toList(),
                whole);
    }
}
