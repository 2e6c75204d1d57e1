package dev.drover.model.register;

import java.util.Map;

/** Checks texts that somebody typed. */
final class Texts {

    /** Characters that a long text may have. */
    static final int LONGEST = 20_000;

    private Texts() {}

    static void check(Map<String, String> problems, String field, String what, String text, int longest) {
        if (text.isBlank()) {
            problems.put(field, "Enter " + what);
        } else {
            limit(problems, field, text, longest);
        }
    }

    static void limit(Map<String, String> problems, String field, String text, int longest) {
        if (text.length() > longest) {
            problems.put(field, "It has " + text.length() + " characters, and there is room for " + longest);
        }
    }
}
