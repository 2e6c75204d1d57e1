package dev.drover.signoff.gate;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave to pass one gate with one run of one plan.
 *
 * @param digest of the whole plan
 * @param confirmed who confirmed it; null while nobody did
 * @param runNumber the run that used it; null while none did
 */
public record GateOverride(
        long id,
        MigrationId migration,
        String digest,
        Gate gate,
        String reason,
        PersonId askedBy,
        String askedName,
        Instant askedAt,
        @Nullable Confirmed confirmed,
        @Nullable Integer runNumber) {

    /** The second person. */
    public record Confirmed(String by, Instant at, Instant validUntil) {}

    /** Whether a run may use it now. */
    public boolean isUsable(Instant now) {
        return isValid(now) && runNumber == null;
    }

    /** Whether it was confirmed and has not run out. */
    public boolean isValid(Instant now) {
        return confirmed != null && confirmed.validUntil().isAfter(now);
    }

    /** What the records say of its use. */
    public String sentence() {
        return "OVERRIDE of the gate " + gate.label() + ": " + askedName + " asked " + gate.deed()
                + (confirmed == null ? "" : ", " + confirmed.by() + " confirmed") + ". Reason: " + reason;
    }
}
