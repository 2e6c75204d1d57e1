package dev.drover.signoff;

/** What somebody decided about a scope of a revision. */
public enum Verdict {
    /** The person answers for the scope. */
    SIGNED("Signed"),
    /** The person answers for the scope once the comment is met; until then no live run starts or goes on. */
    SIGNED_WITH_CONDITION("Signed with a condition"),
    /** Something has to change first; the comment says what. */
    CHANGES_REQUESTED("Changes requested"),
    /** Not like this; the comment says why. */
    REJECTED("Rejected"),
    /** The person takes their signature back. */
    WITHDRAWN("Withdrawn");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }

    /** Whether the person answers for the scope. */
    public boolean signs() {
        return this == SIGNED || this == SIGNED_WITH_CONDITION;
    }
}
