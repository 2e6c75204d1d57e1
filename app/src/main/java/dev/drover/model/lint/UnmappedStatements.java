package dev.drover.model.lint;

import java.util.List;

/**
 * Statements that the source ran for its applications and that no access pattern names as its evidence.
 *
 * @param shareOfCalls of all calls of applications, 0 to 1
 * @param shareOfTime of the time that the source spent on them, 0 to 1
 * @param largest the names of some, or their query ids, the most time first
 * @param whole false if the source forgot statements, so that there may be more
 */
public record UnmappedStatements(double shareOfCalls, double shareOfTime, List<String> largest, boolean whole) {

    public UnmappedStatements {
        largest = List.copyOf(largest);
    }
}
