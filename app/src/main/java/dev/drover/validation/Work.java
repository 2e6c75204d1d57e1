package dev.drover.validation;

import org.springframework.stereotype.Component;

/** Takes a validation through its phases. */
@Component
class Work {

    private final SumsPhase sums;
    private final KeysPhase keys;
    private final CausesPhase causes;
    private final ValidationResults results;

    Work(SumsPhase sums, KeysPhase keys, CausesPhase causes, ValidationResults results) {
        this.sums = sums;
        this.keys = keys;
        this.causes = causes;
        this.results = results;
    }

    /**
     * Works until the slice ends or everything is known.
     *
     * @return what was kept last
     */
    Kept untilStopped(Kept from, Slice slice) {
        Kept kept = from;
        do {
            Advance advance = advance(kept, slice);
            if (advance.failure() != null) {
                throw advance.failure();
            }
            if (advance.throttled()) {
                slice.log()
                        .accept("DynamoDB cannot be read any faster than its capacity allows; going on more slowly.");
            }
            if (advance.kept().progress().phase() != kept.progress().phase()) {
                slice.log().accept(advance.kept().progress().phase().words() + ".");
            }
            kept = advance.kept();
        } while (kept.progress().phase() != Phase.DONE && !slice.stop().getAsBoolean());
        if (kept.progress().phase() == Phase.DONE) {
            results.finish(kept, slice.sides().tables());
        }
        return kept;
    }

    private Advance advance(Kept kept, Slice slice) {
        return switch (kept.progress().phase()) {
            case SUMS -> sums.advance(kept, slice);
            case KEYS -> keys.advance(kept, slice);
            case CAUSES -> causes.advance(kept, slice);
            case DONE -> Advance.to(kept);
        };
    }
}
