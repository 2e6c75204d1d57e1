package dev.drover.validation;

/** What came of a validation. */
public enum ValidationState {
    /** Not finished yet. */
    RUNNING("Running"),
    /** Both sides are equal. */
    PASSED("Passed"),
    /** Something differs. */
    MISMATCH("Mismatch");

    private final String label;

    ValidationState(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}
