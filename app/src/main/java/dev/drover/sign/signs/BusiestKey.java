package dev.drover.sign.signs;

import dev.drover.inventory.AccessPattern;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How near the busiest key comes to what one partition takes; the lint rule KEY-02 over time. */
@Component
class BusiestKey implements WarningSign {

    private static final double WRITE_UNITS_PER_SECOND = 1_000;
    private static final double READ_UNITS_PER_SECOND = 3_000;
    private static final SignDescription SIGN = new SignDescription(
            "hot-key",
            "One busy spot",
            "Does too much of the load meet in one place?",
            Scale.SHARE,
            Bound.atLeast(0.5),
            new Remedy(Page.LINT, "Spread the busiest key over several, or put a cache in front."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        Map<String, AccessPattern> shares = input.design()
                .lint()
                .calls()
                .filter(pattern -> pattern.topKeyShare() != null)
                .collect(Collectors.toMap(AccessPattern::id, pattern -> pattern));
        double hottest = -1;
        String where = "";
        for (Demand demand : input.design().cost().workload().demands()) {
            AccessPattern pattern = shares.get(demand.patternId());
            if (pattern != null) {
                double load = load(demand, Objects.requireNonNull(pattern.topKeyShare()));
                if (load > hottest) {
                    hottest = load;
                    where = pattern.id();
                }
            }
        }
        return hottest < 0
                ? Measured.missing(
                        "No access pattern says how much of its load meets in one key and how often it is called at peak.")
                : Measured.of(
                                hottest,
                                "At peak the busiest key takes " + Numbers.percent(Math.round(hottest * 1000) / 1000.0)
                                        + " of what one place in the new database can take.")
                        .in(List.of(where));
    }

    /** Each table and index has partitions of its own, so the fullest of them counts. */
    private static double load(Demand demand, BigDecimal share) {
        double calls = demand.frequency().peakPerSecond().doubleValue() * share.doubleValue();
        return demand.units().stream()
                .mapToDouble(unit -> calls
                        * Math.max(
                                unit.readUnits().doubleValue() / READ_UNITS_PER_SECOND,
                                unit.writeUnits().doubleValue() / WRITE_UNITS_PER_SECOND))
                .max()
                .orElse(0);
    }
}
