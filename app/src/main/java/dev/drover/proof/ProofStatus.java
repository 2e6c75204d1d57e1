package dev.drover.proof;

import java.util.Set;

/** How a proof stands. */
public enum ProofStatus {
    /** Tables are made and filled, or patterns are run. */
    RUNNING("Running", "busy", "run"),
    /** Somebody called it off, and what is on its way ends. */
    CALLING_OFF("Calling off", "warn", "pause"),
    FINISHED("Finished", "ok", "ok"),
    /** Something was in the way. */
    FAILED("Failed", "bad", "bad"),
    CALLED_OFF("Called off", "idle", "info"),
    /** The node that worked on it went away. */
    INTERRUPTED("Interrupted", "warn", "warn");

    private final String label;
    private final String tone;
    private final String icon;

    ProofStatus(String label, String tone, String icon) {
        this.label = label;
        this.tone = tone;
        this.icon = icon;
    }

    /** What may come next. */
    public Set<ProofStatus> next() {
        return switch (this) {
            case RUNNING -> Set.of(CALLING_OFF, FINISHED, FAILED, INTERRUPTED);
            // What finished in the same moment is finished.
            case CALLING_OFF -> Set.of(CALLED_OFF, FINISHED, FAILED, INTERRUPTED);
            case FINISHED, FAILED, CALLED_OFF, INTERRUPTED -> Set.of();
        };
    }

    public boolean isActive() {
        return !next().isEmpty();
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** The colour of its state. */
    public String tone() {
        return tone;
    }

    /** The icon of its state. */
    public String icon() {
        return icon;
    }
}
