package dev.drover.sign.signs;

import dev.drover.discovery.Draft;
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

/** The share of the calls that no access pattern has as its evidence. */
@Component
class UnmappedCalls implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "unmapped-calls",
            "Unplanned calls",
            "How much of what applications ask the old database does nobody plan for?",
            Scale.SHARE,
            Bound.atLeast(0.05),
            new Remedy(Page.DISCOVERY, "Take what is missing into the plan, or say why it goes."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        return Unmapped.share(
                input,
                Draft::shareOfCalls,
                share -> Numbers.percent(Math.round(share * 1000) / 1000.0)
                        + " of the calls that the old database answers is for something that no access pattern in the plan knows.");
    }
}
