package dev.drover.signoff;

import dev.drover.people.PersonId;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person decided; it is never changed.
 *
 * @param digest of the scope at that moment: the signature holds for every revision that has the same
 * @param seen what the page showed the person, in words and numbers
 * @param voided why it no longer counts; null while it does
 */
public record Decision(
        long id,
        RevisionId revision,
        Scope scope,
        String digest,
        Verdict verdict,
        PersonId person,
        String personName,
        String comment,
        String seen,
        Instant at,
        @Nullable Voided voided) {

    /** How a decision came to count no more. */
    public record Voided(String because, String by, Instant at) {}

    boolean counts() {
        return voided == null;
    }
}
