package dev.drover.execution;

import java.time.Duration;
import java.util.List;

/**
 * How long a step took in earlier runs.
 *
 * @param runs in how many; 1 or more
 */
record Taken(int runs, Duration shortest, Duration median, Duration longest) {

    /** @param lengths one of each run, in any order */
    static Taken of(List<Duration> lengths) {
        List<Duration> sorted = lengths.stream().sorted().toList();
        return new Taken(sorted.size(), sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }
}
