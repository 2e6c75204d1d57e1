package dev.drover.model.relational;

import java.util.Optional;
import java.util.regex.Pattern;

/** Pieces of SQL that people write, and names in them. */
public final class SqlText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]*");

    private SqlText() {}

    /** A name in double quotes, whatever is in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Whether a name means the same without quotes; reserved words apart. */
    static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    /** Why a condition cannot stand alone inside parentheses; empty if it can. Whether its columns exist is not asked. */
    static Optional<String> problem(String condition) {
        if (condition.isBlank()) {
            return Optional.of("says nothing");
        }
        int depth = 0;
        for (int i = 0; i < condition.length(); i++) {
            char c = condition.charAt(i);
            if (c == '\'' && isEscaped(condition, i)) {
                // A backslash in it would hide where it ends.
                return Optional.of("has a text with an E before its quote; write it without");
            }
            if (c == '\'' || c == '"') {
                i = condition.indexOf(c, i + 1);
                if (i < 0) {
                    return Optional.of("has a quote (" + c + ") that is not closed");
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                return Optional.of("closes a parenthesis that it did not open");
            } else if (c == ';' || c == '$' || c == '\\' || Character.isISOControl(c) && !Character.isWhitespace(c)) {
                return Optional.of("has the character " + (Character.isISOControl(c) ? "U+%04X".formatted((int) c) : c)
                        + ", which no condition needs");
            } else if (condition.startsWith("--", i) || condition.startsWith("/*", i)) {
                return Optional.of("has a comment in it");
            }
        }
        return depth == 0 ? Optional.empty() : Optional.of("opens a parenthesis that it does not close");
    }

    private static boolean isEscaped(String condition, int quote) {
        return quote > 0
                && Character.toLowerCase(condition.charAt(quote - 1)) == 'e'
                // Behind a digit, too: older servers read 1e'…' as a number and such a text.
                && (quote == 1 || !Character.isLetter(condition.charAt(quote - 2)));
    }

    /** Without the parentheses around all of it. */
    static String bare(String condition) {
        String text = condition.strip();
        while (text.startsWith("(")
                && text.endsWith(")")
                && problem(text.substring(1, text.length() - 1)).isEmpty()) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    /** Whether two conditions read the same apart from outer parentheses, and from case and spaces outside of quotes. */
    public static boolean same(String one, String another) {
        return plain(one).equals(plain(another));
    }

    private static String plain(String condition) {
        StringBuilder plain = new StringBuilder(condition.length());
        char quote = 0;
        for (char c : bare(condition).toCharArray()) {
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            if (quote != 0) {
                plain.append(c);
            } else if (!Character.isWhitespace(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }
}
