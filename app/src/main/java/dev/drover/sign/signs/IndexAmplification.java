package dev.drover.sign.signs;

import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.Demand;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.math.BigDecimal;
import org.springframework.stereotype.Component;

/** Write units of indexes for each write unit of the tables. */
@Component
class IndexAmplification implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "index-writes",
            "Paying twice for writes",
            "How much does each change cost again only to keep copies in step?",
            Scale.TIMES,
            Bound.above(2),
            new Remedy(Page.COST, "Carry less in the indexes, and keep what changes often out of their keys."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        CostSheet cost = input.design().cost();
        boolean writes = cost.workload().now().stream()
                .map(Demand::writeUnitsPerSecond)
                .anyMatch(units -> units.compareTo(BigDecimal.ZERO) > 0);
        if (!writes) {
            return Measured.missing("No access pattern that writes says how often it is called and how large it is.");
        }
        double times = cost.amplification().doubleValue();
        return Measured.of(
                times,
                "For each unit that a change costs, keeping the indexes in step costs " + Numbers.words(times)
                        + " more.");
    }
}
