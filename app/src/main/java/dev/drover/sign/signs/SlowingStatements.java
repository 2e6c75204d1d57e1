package dev.drover.sign.signs;

import dev.drover.discovery.Discovery;
import dev.drover.discovery.Draft;
import dev.drover.discovery.StatementClass;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.util.List;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** How the time of a call follows the size of its table: the exponent, from the snapshots of the source. */
@Component
class SlowingStatements implements WarningSign {

    /** Statements with less of the time are not worth a warning. */
    private static final double NOTABLE = 0.01;

    private static final SignDescription SIGN = new SignDescription(
            "slowing",
            "Slower with every row",
            "Do requests become slower because there is more data?",
            Scale.EXPONENT,
            Bound.above(0.3),
            new Remedy(Page.DISCOVERY, "Find out what these requests read besides what they need."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        if (input.source().isEmpty()) {
            return Unmapped.noSnapshot();
        }
        Discovery source = input.source().get();
        double steepest = Double.NEGATIVE_INFINITY;
        Draft which = null;
        for (Draft draft : source.drafts()) {
            if (draft.kind() == StatementClass.NOISE
                    || draft.shareOfTime() < NOTABLE
                    || draft.classified().tables().isEmpty()) {
                continue;
            }
            OptionalDouble slope = Slope.of(
                    source.snapshots(),
                    draft.digests(),
                    draft.classified().tables().get(0));
            if (slope.isPresent() && slope.getAsDouble() > steepest) {
                steepest = slope.getAsDouble();
                which = draft;
            }
        }
        if (which == null) {
            return Measured.missing("Needs at least " + (Slope.POINTS + 1)
                    + " snapshots of the old database between which a table grew by a tenth; there "
                    + (source.snapshots().size() == 1
                            ? "is 1."
                            : "are " + source.snapshots().size() + "."));
        }
        return Measured.of(
                        steepest,
                        "With ten times the data, one kind of request would take "
                                + Numbers.words(Math.pow(10, steepest)) + " times as long.")
                .in(Unmapped.names(List.of(which)));
    }
}
