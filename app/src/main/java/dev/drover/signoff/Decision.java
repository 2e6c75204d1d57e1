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
 * @param passwordAgain whether the person entered their password again with it
 * @param voided why it no longer counts; null while it does
 * @param met who said that the condition of a signature is met; null while it is open, or if there is none
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
        boolean passwordAgain,
        Instant at,
        @Nullable Voided voided,
        @Nullable Met met) {

    /** How a decision came to count no more. */
    public record Voided(String because, String by, Instant at) {}

    /**
     * How the condition of a signature came to be met.
     *
     * @param passwordAgain whether the person entered their password again to say so
     */
    public record Met(String by, String comment, boolean passwordAgain, Instant at) {}

    boolean counts() {
        return voided == null;
    }

    /** Whether it is a signature that nobody took away. */
    boolean isSignature() {
        return verdict.signs() && counts();
    }

    /** Whether it is a signature under a condition that nobody has marked as met. */
    public boolean hasOpenCondition() {
        return verdict == Verdict.SIGNED_WITH_CONDITION && counts() && met == null;
    }
}
