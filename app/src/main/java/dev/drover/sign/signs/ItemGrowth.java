package dev.drover.sign.signs;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.lint.Numbers;
import dev.drover.sign.Bound;
import dev.drover.sign.Measured;
import dev.drover.sign.Scale;
import dev.drover.sign.SignDescription;
import dev.drover.sign.SignDescription.Page;
import dev.drover.sign.SignDescription.Remedy;
import dev.drover.sign.SignInput;
import dev.drover.sign.WarningSign;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How much larger the largest stated item is than 30 days ago. */
@Component
class ItemGrowth implements WarningSign {

    private static final SignDescription SIGN = new SignDescription(
            "item-growth",
            "Records that swell",
            "Does a single record become larger and larger?",
            Scale.GROWTH,
            Bound.atLeast(0.2),
            new Remedy(Page.INVENTORY, "Find out what grows inside it, and give it a limit or a place of its own."));

    @Override
    public SignDescription describe() {
        return SIGN;
    }

    @Override
    public Measured measure(SignInput input) {
        OptionalInt largest = input.design()
                .lint()
                .calls()
                .map(AccessPattern::volume)
                .flatMap(volume -> Stream.of(volume.bytesP99() == null ? volume.bytesAverage() : volume.bytesP99())
                        .filter(Objects::nonNull))
                .mapToInt(Integer::intValue)
                .max();
        if (largest.isEmpty()) {
            return Measured.missing("No access pattern says how large its items are.");
        }
        return Growth.since(
                input,
                SIGN.id(),
                largest.getAsInt(),
                (before, now) -> "The largest kind of record has " + Numbers.bytes(now) + ", and had "
                        + Numbers.bytes(before) + " on ");
    }
}
