package dev.drover.sign.signs;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The read whose filter keeps the smallest part of what it reads. */
@Component
class WastedReads implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "wasted-reads",
            "Reads thrown away",
            "Is most of what is read thrown away again?",
            Scale.SHARE,
            Bound.below(0.1),
            new Remedy(Page.LINT, "Put what it filters by into a key or an index."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        List<AccessPattern> known = input.design()
                .lint()
                .calls()
                .filter(pattern -> pattern.direction() == Direction.READ && pattern.selectivity() != null)
                .sorted(Comparator.comparing(WastedReads::kept))
                .toList();
        if (known.isEmpty()) {
            return Measured.missing(
                    "No access pattern says how much of what it reads it keeps. Fill in the selectivity of those with filters.");
        }
        double least = kept(known.get(0)).doubleValue();
        return Measured.of(
                        least,
                        "The most wasteful read keeps " + Numbers.percent(least)
                                + " of what it reads, and pays for all of it.")
                .in(List.of(known.get(0).id()));
    }

    private static BigDecimal kept(AccessPattern pattern) {
        return Objects.requireNonNull(pattern.selectivity());
    }
}
