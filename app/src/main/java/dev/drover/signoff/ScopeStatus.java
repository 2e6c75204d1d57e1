package dev.drover.signoff;

import dev.drover.runbook.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a scope stands for the newest revision.
 *
 * @param latest the newest decision that concerns it, also when it no longer counts; null if there is none
 */
public record ScopeStatus(
        Scope scope, State state, @Nullable Decision latest) {

    /** Where a scope stands, in the words people read. */
    public enum State {
        WAITING("Waiting"),
        SIGNED("Signed"),
        CHANGES_REQUESTED("Changes requested"),
        REJECTED("Rejected"),
        /** It was signed, and then something that it covers was changed. */
        VOIDED("Void: the plan was changed");

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

    public Optional<Decision> decision() {
        return Optional.ofNullable(latest);
    }
}
