package dev.drover.signoff;

import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.Required;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a required scope stands for a revision.
 *
 * @param signatures those that nobody took away, the earliest first; one for each person
 * @param latest the newest decision that concerns it, also when it no longer counts; null if there is none
 */
public record ScopeStatus(
        Required required,
        State state,
        List<Signature> signatures,
        @Nullable Decision latest) {

    public ScopeStatus {
        signatures = List.copyOf(signatures);
    }

    /** Where a scope stands, in the words people read. */
    public enum State {
        WAITING("Waiting"),
        SIGNED("Signed"),
        CHANGES_REQUESTED("Changes requested"),
        REJECTED("Rejected"),
        /** It was signed, and then something that it covers was changed. */
        VOIDED("Void: the plan was changed"),
        /** It was signed, and a person who signed may not answer for it any more. */
        LAPSED("No longer counts"),
        /** It was signed, and that is too long ago. */
        EXPIRED("Expired");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Scope scope() {
        return required.scope();
    }

    /** The stage at which it is signed; lower ones come first. */
    public int stage() {
        return required.rule().stage();
    }

    public boolean isSigned() {
        return state == State.SIGNED;
    }

    /** The signatures that count now. */
    public List<Signature> counting() {
        return signatures.stream().filter(Signature::counts).toList();
    }

    /** How many signatures count of those that are needed: "1 of 2". */
    public String progress() {
        return counting().size() + " of " + required.rule().quorum();
    }

    /** Why signatures do not count, in sentences; empty if all do. */
    public String because() {
        return signatures.stream()
                .map(Signature::because)
                .filter(why -> !why.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Signatures under a condition that nobody has marked as met. */
    public List<Decision> openConditions() {
        return counting().stream()
                .map(Signature::decision)
                .filter(Decision::hasOpenCondition)
                .toList();
    }

    /** The same with the signatures as they were found to stand. */
    ScopeStatus with(List<Signature> checked) {
        return new ScopeStatus(required, state(checked), checked, latest);
    }

    private State state(List<Signature> checked) {
        if (state == State.CHANGES_REQUESTED || state == State.REJECTED || state == State.VOIDED) {
            return state;
        }
        long count = checked.stream().filter(Signature::counts).count();
        if (count >= required.rule().quorum()) {
            return State.SIGNED;
        }
        if (checked.stream().anyMatch(signature -> signature.standing() == Signature.Standing.EXPIRED)) {
            return State.EXPIRED;
        }
        return checked.stream().allMatch(Signature::counts) ? State.WAITING : State.LAPSED;
    }

    public Optional<Decision> decision() {
        return Optional.ofNullable(latest);
    }
}
