package dev.drover.traffic;

/** Whose reads and writes a switch moves. */
public enum Lane {
    /** The real users. */
    LIVE("Live"),
    /** Whoever tries the application during a rehearsal. */
    REHEARSAL("Rehearsal");

    private final String label;

    Lane(String label) {
        this.label = label;
    }

    /** The word people read. */
    public String label() {
        return label;
    }
}
