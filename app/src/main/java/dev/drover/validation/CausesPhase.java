package dev.drover.validation;

import dev.drover.validation.pass.RecordLookup;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the records that differ, one by one, and finds out why. */
@Component
class CausesPhase {

    private static final int AT_ONCE = 100;

    private final RunningValidations running;
    private final Suspects suspects;
    private final ValidationResults results;
    private final TransactionTemplate transaction;

    CausesPhase(
            RunningValidations running, Suspects suspects, ValidationResults results, TransactionTemplate transaction) {
        this.running = running;
        this.suspects = suspects;
        this.results = results;
        this.transaction = transaction;
    }

    /** Looks at the next few, at least at one, and keeps what was found. */
    Advance advance(Kept kept, Slice slice) {
        Findings findings = kept.progress().findings();
        List<Suspect> next = suspects.after(kept.id(), findings.examined(), AT_ONCE);
        if (next.isEmpty()) {
            return Advance.to(transaction.execute(
                    t -> running.saveWithoutSums(kept.with(kept.progress().enter(Phase.DONE)))));
        }
        try (RecordLookup lookup = slice.sides().lookup()) {
            Examination examination = new Examination(
                    slice.sides().tables(), lookup, findings, slice.limits().listed());
            for (Suspect suspect : next) {
                examination.examine(suspect);
                if (slice.stop().getAsBoolean()) {
                    break;
                }
            }
            Kept after = kept.with(kept.progress().found(examination.findings()));
            return Advance.to(transaction.execute(t -> {
                running.lock(kept);
                results.list(kept.id(), examination.differences());
                return running.saveWithoutSums(after);
            }));
        }
    }
}
