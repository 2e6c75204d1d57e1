package dev.drover.proof;

import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template read backwards: which part of a key's text comes from which column. */
final class KeyText {

    private final Pattern pattern;
    private final int literal;

    private KeyText(Pattern pattern, int literal) {
        this.pattern = pattern;
        this.literal = literal;
    }

    static KeyText of(KeyTemplate template) {
        StringBuilder pattern = new StringBuilder();
        int literal = 0;
        for (int i = 0; i < template.parts().size(); i++) {
            if (template.parts().get(i) instanceof Part.Literal text) {
                pattern.append(Pattern.quote(text.text()));
                literal += text.text().length();
            } else {
                pattern.append(i == template.parts().size() - 1 ? "(.*)" : "(.*?)");
            }
        }
        return new KeyText(Pattern.compile(pattern.toString(), Pattern.DOTALL), literal);
    }

    /** How many characters of every text are the template's own. */
    int literal() {
        return literal;
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /**
     * Where the value of a column lies in a text.
     *
     * @param slot counted from 0
     */
    Optional<Span> slot(String text, int slot) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() && slot < matcher.groupCount()
                ? Optional.of(new Span(matcher.start(slot + 1), matcher.end(slot + 1)))
                : Optional.empty();
    }

    /** @param end exclusive */
    record Span(int start, int end) {}
}
