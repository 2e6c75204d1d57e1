package dev.drover.connection;

/** Identifies an {@link Environment}. */
public record EnvironmentId(long value) {

    public static EnvironmentId valueOf(String text) {
        return new EnvironmentId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
