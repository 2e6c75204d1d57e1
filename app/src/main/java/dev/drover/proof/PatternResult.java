package dev.drover.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one access pattern did when it was run.
 *
 * @param operation DynamoDB's call and where: {@code Query on GSI1}
 * @param condition the expressions that were sent, with the values of the first call
 * @param calls how many times it was run, each with other values
 * @param empty how many of them answered nothing
 * @param items answered by one call on average; written ones for a write
 * @param mostItems answered by one call
 * @param examined items that one call read on average
 * @param pages of one call on average
 * @param expectedUnits of one call by the inventory's sizes; null if the inventory says too little
 * @param units that one call took on average, as DynamoDB reported them
 * @param types of the items that were answered
 * @param strangers those of the types that the pattern does not ask for
 * @param latency of a call here; says nothing about AWS
 * @param itemBytes the average size of the items of its entity as they were written; null if it is about several
 * @param note why it was not run, or what was left out; empty if there is nothing to say
 */
public record PatternResult(
        String id,
        String name,
        boolean write,
        String operation,
        String condition,
        int calls,
        int empty,
        double items,
        long mostItems,
        double examined,
        double pages,
        @Nullable Double expectedUnits,
        double units,
        List<String> types,
        List<String> strangers,
        Latency latency,
        @Nullable Integer itemBytes,
        String note) {

    public PatternResult {
        types = List.copyOf(types);
        strangers = List.copyOf(strangers);
    }

    /** Milliseconds. */
    public record Latency(double p50, double p99) {

        static final Latency NONE = new Latency(0, 0);
    }

    static PatternResult notRun(String id, String name, boolean write, String note) {
        return new PatternResult(
                id, name, write, "", "", 0, 0, 0, 0, 0, 0, null, 0, List.of(), List.of(), Latency.NONE, null, note);
    }

    public boolean wasRun() {
        return calls > 0;
    }
}
