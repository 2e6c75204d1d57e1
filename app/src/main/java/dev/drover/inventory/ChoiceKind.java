package dev.drover.inventory;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of a few words. */
public record ChoiceKind(List<? extends Enum<?>> values) implements FieldKind {

    static <E extends Enum<E>> ChoiceKind of(Class<E> type) {
        return new ChoiceKind(List.of(type.getEnumConstants()));
    }

    /** What may be chosen, in order. */
    public List<Option> options() {
        return values.stream().map(Option::of).toList();
    }

    @Override
    public Object read(String text, PatternField field) {
        String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        return values.stream()
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnreadableException.choose(field, this));
    }

    /** "Read, Write or None". */
    String words() {
        Stream<String> allButLast = options().stream().limit(values.size() - 1).map(Option::word);
        return allButLast.collect(Collectors.joining(", ")) + " or "
                + options().get(values.size() - 1).word();
    }

    @Override
    public String write(Object value) {
        return ((Enum<?>) value).name();
    }

    @Override
    public @Nullable Object nothing() {
        return null;
    }

    /**
     * One choice.
     *
     * @param value as it is kept: {@code PLANNED_12M}
     * @param word as people read it: "Planned 12m"
     */
    public record Option(String value, String word) {

        static Option of(Enum<?> value) {
            String word = value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
            return new Option(value.name(), word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
    }
}
