package dev.drover.step;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Facts that prove what a step did, in the order in which people should read them. */
public record Evidence(List<Fact> facts) {

    public static final Evidence NONE = new Evidence(List.of());

    public Evidence {
        facts = List.copyOf(facts);
    }

    /**
     * One fact.
     *
     * @param name for people, in sentence case; unique within the evidence
     * @param value with its unit; times in UTC
     */
    public record Fact(String name, String value) {}

    /** Facts from pairs: name, value, name, value. */
    public static Evidence of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A name without a value: " + List.of(namesAndValues));
        }
        return new Evidence(IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> new Fact(namesAndValues[2 * i], namesAndValues[2 * i + 1]))
                .toList());
    }

    public Optional<String> value(String name) {
        return facts.stream()
                .filter(f -> f.name().equals(name))
                .map(Fact::value)
                .findFirst();
    }
}
