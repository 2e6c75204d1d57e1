package dev.drover.model.lint.rules;

import dev.drover.inventory.AccessPattern;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for words in what people wrote about a pattern. */
final class Said {

    private Said() {}

    /** The words that match, in filters before the description. */
    static Optional<String> in(AccessPattern pattern, Pattern words) {
        return Stream.of(pattern.filters(), pattern.description())
                .flatMap(text -> words.matcher(text).results())
                .map(found -> found.group())
                .findFirst();
    }
}
