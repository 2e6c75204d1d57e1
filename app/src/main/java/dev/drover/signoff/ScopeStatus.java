package dev.drover.signoff;

import dev.drover.runbook.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a scope stands for the newest revision.
 *
 * @param latest the newest decision that concerns it, also when it no longer counts; null if there is none
 * @param because why a signature lapsed, as a sentence; empty if none did
 */
public record ScopeStatus(
        Scope scope, State state, @Nullable Decision latest, String because) {

    ScopeStatus(Scope scope, State state, @Nullable Decision latest) {
        this(scope, state, latest, "");
    }

    /** Where a scope stands, in the words people read. */
    public enum State {
        WAITING("Waiting"),
        SIGNED("Signed"),
        CHANGES_REQUESTED("Changes requested"),
        REJECTED("Rejected"),
        /** It was signed, and then something that it covers was changed. */
        VOIDED("Void: the plan was changed"),
        /** It was signed, and the person who signed may not answer for it any more. */
        LAPSED("No longer counts");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }

    /** Whether there is a signature that an edit has to void, also when it does not count at the moment. */
    boolean isGiven() {
        return state == State.SIGNED || state == State.LAPSED;
    }

    ScopeStatus lapsed(String why) {
        return new ScopeStatus(scope, State.LAPSED, latest, why);
    }

    public Optional<Decision> decision() {
        return Optional.ofNullable(latest);
    }
}
