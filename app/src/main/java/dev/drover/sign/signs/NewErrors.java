package dev.drover.sign.signs;

import dev.drover.model.lint.Numbers;
import dev.drover.model.lint.Severity;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.SignReport;
import dev.drover.sign.WarningSign;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Findings of the lint rules that cannot work and that were not there a week ago, or when the target went live. */
@Component
class NewErrors implements WarningSign {

    private static final Duration PERIOD = Duration.ofDays(7);
    private static final SignDescription SIGN = new SignDescription(
            SignReport.BROKEN,
            "Things that stopped fitting",
            "Has something appeared in the plan that cannot work?",
            Scale.COUNT,
            Bound.above(0),
            new Remedy(Page.LINT, "Mend them before anything else is built."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        if (!input.design().compared()) {
            return Measured.missing("The old database could not be read, and part of the rules compares with it.");
        }
        List<String> errors = input.design().report().open(Severity.ERROR).stream()
                .map(judged ->
                        judged.rule().id() + " " + judged.finding().place().subject())
                .distinct()
                .toList();
        return OnTop.since(
                // What broke in use stays new until somebody mends it.
                input.live().orElse(input.at().minus(PERIOD)),
                input,
                SIGN.id(),
                errors,
                added -> Numbers.count(added, "thing", "things") + " that cannot work " + (added == 1 ? "has" : "have")
                        + " appeared",
                Numbers.words(errors.size()));
    }
}
