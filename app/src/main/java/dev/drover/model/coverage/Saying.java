package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a read asks for that no key answers, told by the words that people wrote about it. */
public enum Saying {
    /** Adds up or groups. */
    AGGREGATE("(?i)\\bgroup by\\b|\\b(sum|avg|min|max)\\s*\\(|\\baggregat\\w*"),
    /** Counts items. */
    COUNT("(?i)\\bcount\\s*\\(|\\bcount of\\b|\\bhow many\\b|\\bnumber of\\b"),
    /** Jumps to a page by its number. */
    OFFSET("(?i)\\boffset\\b|\\bpage number\\b|\\bskip \\d+"),
    /** Searches inside texts, or by one of several columns. */
    SEARCH(
            "(?i)\\blike\\s+'?%[^\\s,]*|\\bilike\\b|\\bfull[- ]?text\\b|\\bcontains\\b|\\w+\\s*=\\s*\\S+\\s+or\\s+\\w+\\s*=");

    private final Pattern words;

    Saying(String words) {
        this.words = Pattern.compile(words);
    }

    /** The words that say so, in filters before the description. */
    public Optional<String> in(AccessPattern pattern) {
        return Stream.of(pattern.filters(), pattern.description())
                .flatMap(text -> words.matcher(text).results())
                .map(found -> found.group())
                .findFirst();
    }
}
