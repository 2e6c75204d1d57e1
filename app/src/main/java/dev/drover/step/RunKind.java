package dev.drover.step;

/** How serious a run is. */
public enum RunKind {
    /** Reads only, and prints what a run would do. */
    DRY_RUN("Dry run"),
    /** Everything for real, on a clone of the source and on tables with a prefix of their own. */
    REHEARSAL("Rehearsal"),
    /** On the real data. */
    LIVE("Live");

    private final String label;

    RunKind(String label) {
        this.label = label;
    }

    /** The words people read. */
    public String label() {
        return label;
    }
}
