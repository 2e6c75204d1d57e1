package dev.drover.traffic;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where an application writes.
 *
 * <p>Between {@link #OLD} and {@link #BOTH} lies {@link #FROZEN}: what is written while the data is copied would be
 * missing in the new store. {@link #NEW} is final, because the old store misses every write that follows.
 */
public enum WriteMode {
    OLD("Old store only", "Writes go to the old store, as before the migration."),
    FROZEN("Frozen", "Nothing is written; users can only read."),
    BOTH("Both stores", "Writes go to the old store first and then to the new one; the old one leads."),
    NEW("New store only", "Writes go to the new store. There is no way back.");

    private final String label;
    private final String sentence;

    WriteMode(String label, String sentence) {
        this.label = label;
        this.sentence = sentence;
    }

    /** Where it may go from here. */
    public Set<WriteMode> next() {
        return switch (this) {
            case OLD -> EnumSet.of(FROZEN);
            case FROZEN -> EnumSet.of(OLD, BOTH);
            case BOTH -> EnumSet.of(OLD, FROZEN, NEW);
            case NEW -> EnumSet.noneOf(WriteMode.class);
        };
    }

    /** The word people read. */
    public String label() {
        return label;
    }

    /** Whether going here from there takes writes back towards the old store. */
    boolean isBackFrom(WriteMode from) {
        // The constants stand in the order in which a migration goes through them.
        return compareTo(from) < 0;
    }

    /** What it means for the application. */
    public String sentence() {
        return sentence;
    }

    /** What applications get when they ask: {@code old}, {@code frozen}, {@code both} or {@code new}. */
    public String flagValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
