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
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads that come to need several calls one after the other, because no one key finds all they ask for. */
@Component
class ClientJoins implements WarningSign {

    private static final Duration PERIOD = Duration.ofDays(90);
    private static final SignDescription SIGN = new SignDescription(
            "client-joins",
            "Reads in several steps",
            "Do more and more reads need several calls one after the other?",
            Scale.COUNT,
            Bound.atLeast(1),
            new Remedy(Page.COVERAGE, "Keep together what is read together, or copy what is needed."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        List<String> several = input.design()
                .lint()
                .calls()
                .filter(pattern -> pattern.direction() == Direction.READ)
                .filter(pattern -> input.design().lint().path(pattern).stream()
                        .anyMatch(path -> !path.shortfall().elsewhere().isEmpty()))
                .map(AccessPattern::id)
                .toList();
        return OnTop.within(
                PERIOD,
                input,
                SIGN.id(),
                several,
                added -> Numbers.count(added, "read has", "reads have") + " come to need several calls",
                Numbers.words(several.size()));
    }
}
