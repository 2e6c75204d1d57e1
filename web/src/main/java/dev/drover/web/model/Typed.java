package dev.drover.web.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form, kept as it is so that it can be shown again. */
record Typed(MultiValueMap<String, String> values) {

    String text(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value.strip();
    }

    /** As typed, spaces and all: for constants. */
    String raw(String name) {
        String value = values.getFirst(name);
        return value == null ? "" : value;
    }

    @Nullable
    String orNull(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    /** Names separated by commas or line breaks. */
    List<String> list(String name) {
        return Arrays.stream(text(name).split("[,\\r\\n]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A number from 0; -1 for anything else. */
    int number(String name) {
        return text(name).matches("[0-9]{1,9}") ? Integer.parseInt(text(name)) : -1;
    }

    <E extends Enum<E>> E choice(String name, E otherwise) {
        for (E constant : otherwise.getDeclaringClass().getEnumConstants()) {
            if (constant.name().equals(text(name))) {
                return constant;
            }
        }
        return otherwise;
    }
}
