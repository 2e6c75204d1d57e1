package dev.drover.transfer;

import dev.drover.transfer.write.CapacityBudget;

/** What a copy learns about its speed and remembers from slice to slice; a restart begins anew. */
final class Pace {

    private static final double WEIGHT_OF_LATEST = 0.4;

    private final CapacityBudget budget;
    private double itemsPerSecond;

    Pace(int writeUnitsPerSecond) {
        this.budget = new CapacityBudget(writeUnitsPerSecond, System::nanoTime);
    }

    CapacityBudget budget() {
        return budget;
    }

    synchronized double itemsPerSecond() {
        return itemsPerSecond;
    }

    synchronized void learn(long items, long nanos) {
        double latest = items * 1e9 / Math.max(1, nanos);
        itemsPerSecond =
                itemsPerSecond == 0 ? latest : WEIGHT_OF_LATEST * latest + (1 - WEIGHT_OF_LATEST) * itemsPerSecond;
    }
}
