package dev.drover.signoff.policy;

import java.util.Optional;

/**
 * Writing every item once costs more than this.
 *
 * @param bound in USD, 0 or more
 */
public record CostAbove(long bound) implements Risk {

    static final String KIND = "cost";

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public String words() {
        return "writing every item once costs more than USD " + Measure.number(bound);
    }

    @Override
    public Optional<String> because(PlanFacts facts) {
        return facts.above(Measure.MOVE_USD, bound);
    }
}
