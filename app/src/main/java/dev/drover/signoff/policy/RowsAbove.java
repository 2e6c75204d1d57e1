package dev.drover.signoff.policy;

import java.util.Optional;

/**
 * The plan moves more rows than this.
 *
 * @param bound 0 or more
 */
public record RowsAbove(long bound) implements Risk {

    static final String KIND = "rows";

    @Override
    public String word() {
        return KIND;
    }

    @Override
    public String words() {
        return "more than " + Measure.number(bound) + " rows move";
    }

    @Override
    public Optional<String> because(PlanFacts facts) {
        return facts.above(Measure.ROWS, bound);
    }
}
