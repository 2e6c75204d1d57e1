package dev.drover.sign.signs;

import dev.drover.model.lint.Numbers;
import dev.drover.model.register.Assumption;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Rows of the register whose day of review has passed. */
@Component
class OverdueAssumptions implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "overdue-assumptions",
            "Forgotten assumptions",
            "Has anybody checked whether what we took for granted still holds?",
            Scale.COUNT,
            Bound.above(0),
            new Remedy(Page.DECISIONS, "Look at them again and set the next day."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        LocalDate today = input.design().lint().review().today();
        List<Assumption> rows = input.design().lint().assumptions();
        if (rows.isEmpty()) {
            return Measured.missing("Nobody has written down what the model takes for granted.");
        }
        List<String> overdue = rows.stream()
                .filter(row -> row.isOverdue(today))
                .map(Assumption::sentence)
                .toList();
        return Measured.of(
                        overdue.size(),
                        overdue.size() + " of " + Numbers.count(rows.size(), "assumption", "assumptions") + " "
                                + (overdue.size() == 1 ? "was" : "were") + " to be looked at again by now.")
                .in(overdue);
    }
}
