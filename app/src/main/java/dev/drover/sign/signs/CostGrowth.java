package dev.drover.sign.signs;

import dev.drover.model.cost.Bill;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import org.springframework.stereotype.Component;

/** How much more a month is estimated to cost than 30 days ago: DynamoDB on demand, as on the page Cost. */
@Component
class CostGrowth implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "cost-growth",
            "Rising cost",
            "Does the new database become much dearer before it has earned anything?",
            Scale.GROWTH,
            Bound.atLeast(0.25),
            new Remedy(Page.COST, "Look at what makes up the most of the bill."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        Bill bill = input.design().cost().options().get(0);
        if (!bill.isKnown()) {
            return Measured.missing("Not enough figures are in the plan to estimate what a month costs.");
        }
        if (!input.design().compared() && input.source().isEmpty()) {
            return Measured.missing("The old database could not be read, so nobody knows how much there is to store.");
        }
        return Growth.since(
                input,
                SIGN.id(),
                bill.exactUsd().doubleValue(),
                (before, now) -> "A month is estimated to cost " + Numbers.words(now) + " USD, and "
                        + Numbers.words(before) + " USD was the estimate of ");
    }
}
