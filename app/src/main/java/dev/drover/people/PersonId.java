package dev.drover.people;

/** Identifies a {@link Person}. */
public record PersonId(long value) {

    public static PersonId valueOf(String text) {
        return new PersonId(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
