package dev.drover.proof;

import dev.drover.migration.MigrationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a target model was really run.
 *
 * @param environment where its tables were, by name
 * @param holdsFor the model and the inventory that were proven
 * @param problem why it did not finish; empty if it did, or is still running
 * @param result null until it is finished
 */
public record Proof(
        long id,
        MigrationId migration,
        String startedBy,
        String environment,
        ProofRequest request,
        Versions holdsFor,
        ProofStatus status,
        String problem,
        ProofProgress progress,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable ProofResult result) {

    /** Which model and which inventory; both count their changes. */
    public record Versions(int model, int inventory) {}
}
