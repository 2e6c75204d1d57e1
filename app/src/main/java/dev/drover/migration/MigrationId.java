package dev.drover.migration;

/** Identifies a {@link Migration}. */
public record MigrationId(long value) {

    public static MigrationId valueOf(String text) {
        return new MigrationId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
