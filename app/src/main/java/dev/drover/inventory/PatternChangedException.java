package dev.drover.inventory;

/** Thrown when somebody saves a pattern that another person changed in the meantime; nothing is written. */
public class PatternChangedException extends RuntimeException {

    private final transient StoredPattern current;

    PatternChangedException(StoredPattern current) {
        super(current.id() + " was changed by " + current.changedBy()
                + " while you were editing. Keep your values or take theirs.");
        this.current = current;
    }

    /** The pattern as it is now. */
    public StoredPattern current() {
        return current;
    }
}
