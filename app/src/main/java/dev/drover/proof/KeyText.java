package dev.drover.proof;

import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A template read backwards: which part of a key's text comes from which column. A value goes on to the next text of the
 * template, the last one to the end; each text is looked for once, so that no key takes long.
 */
final class KeyText {

    /** What stands before the first value, between two of them, and after the last one; one more than values. */
    private final List<String> literals;

    private KeyText(List<String> literals) {
        this.literals = List.copyOf(literals);
    }

    static KeyText of(KeyTemplate template) {
        List<String> literals = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (Part part : template.parts()) {
            if (part instanceof Part.Literal text) {
                literal.append(text.text());
            } else {
                literals.add(literal.toString());
                literal.setLength(0);
            }
        }
        literals.add(literal.toString());
        return new KeyText(literals);
    }

    /** How many characters of every text are the template's own. */
    int literal() {
        return literals.stream().mapToInt(String::length).sum();
    }

    boolean fits(String text) {
        return spans(text).isPresent();
    }

    /**
     * Where the value of a column lies in a text.
     *
     * @param slot counted from 0
     */
    Optional<Span> slot(String text, int slot) {
        return spans(text).filter(spans -> slot < spans.size()).map(spans -> spans.get(slot));
    }

    private Optional<List<Span>> spans(String text) {
        int slots = literals.size() - 1;
        if (slots == 0) {
            return text.equals(literals.get(0)) ? Optional.of(List.of()) : Optional.empty();
        }
        if (!text.startsWith(literals.get(0))) {
            return Optional.empty();
        }
        List<Span> spans = new ArrayList<>();
        int at = literals.get(0).length();
        for (int slot = 0; slot < slots; slot++) {
            String next = literals.get(slot + 1);
            int end = slot == slots - 1 ? text.length() - next.length() : text.indexOf(next, at);
            if (end < at || !text.startsWith(next, end)) {
                return Optional.empty();
            }
            spans.add(new Span(at, end));
            at = end + next.length();
        }
        return Optional.of(spans);
    }

    /** @param end exclusive */
    record Span(int start, int end) {}
}
