package dev.drover.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies an {@link AccessPattern} within its migration; written {@code AP-001}.
 *
 * @param number counts from 1
 */
public record PatternId(int number) implements Comparable<PatternId> {

    private static final Pattern WRITTEN = Pattern.compile("(?i)AP-0*([1-9][0-9]{0,5})");

    /** The id that a text names, however many zeros it is written with; empty for any other text. */
    public static Optional<PatternId> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text.strip());
        return matcher.matches() ? Optional.of(new PatternId(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }

    @Override
    public int compareTo(PatternId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number < 1000 ? "AP-%03d".formatted(number) : "AP-" + number;
    }
}
