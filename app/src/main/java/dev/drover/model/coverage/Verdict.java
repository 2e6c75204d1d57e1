package dev.drover.model.coverage;

/** What a structure can do for an access pattern. */
public enum Verdict {
    /** Its key finds exactly what is asked for. */
    KEY,
    /** It has to be read as a whole, which is what the pattern asks for. */
    SCAN,
    /** It holds what is asked for, and no key leads there. */
    NO_PATH,
    /** It has nothing to do with the pattern. */
    NONE;

    public boolean serves() {
        return this == KEY || this == SCAN;
    }
}
