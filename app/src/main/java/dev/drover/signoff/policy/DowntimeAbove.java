package dev.drover.signoff.policy;

import java.util.Optional;

/**
 * Writes are frozen for longer than this by the estimates of the steps.
 *
 * @param bound in minutes, 0 or more
 */
public record DowntimeAbove(long bound) implements Risk {

    static final String KIND = "downtime";

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public String words() {
        return "writes are frozen for more than " + Measure.number(bound) + " min";
    }

    @Override
    public Optional<String> because(PlanFacts facts) {
        return facts.above(Measure.FROZEN_MINUTES, bound);
    }
}
