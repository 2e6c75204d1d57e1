package dev.drover.step;

import java.util.List;

/**
 * What a run of a step would do, without doing it.
 *
 * @param calls the exact calls, one each: an AWS operation with its request as JSON, or an SQL statement
 * @param findings what reading brought to light: rows, sizes, time, cost
 * @param problems what would stop the run, each with what to do; empty if nothing would
 */
public record Preview(List<String> calls, Evidence findings, List<String> problems) {

    /** Of what cannot be told beforehand. */
    public static final Preview NOTHING = new Preview(List.of(), Evidence.NONE, List.of());

    public Preview {
        calls = List.copyOf(calls);
        problems = List.copyOf(problems);
    }
}
