package dev.drover.model.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Work on text, counted in characters as people see them in PostgreSQL: code points. */
final class Texts {

    /** More than an item can hold; without a bound, a few replacements would fill the memory. */
    static final int LONGEST = 400 * 1024;

    /** Looking for long text in long text takes the product of their lengths. */
    static final int LONGEST_SOUGHT = 1_000;

    private Texts() {}

    private static void checkSought(String sought, String function) {
        if (sought.length() > LONGEST_SOUGHT) {
            throw new ExpressionValueException(function + " looks for a text of " + sought.length()
                    + " characters, and it may have " + LONGEST_SOUGHT);
        }
    }

    static boolean contains(String text, String sought) {
        checkSought(sought, "contains");
        return text.contains(sought);
    }

    static String bounded(String text) {
        if (text.length() > LONGEST) {
            throw new ExpressionValueException("a text becomes longer than an item may be");
        }
        return text;
    }

    static String replaced(String text, String old, String with) {
        if (old.isEmpty()) {
            throw new ExpressionValueException("replace looks for an empty text");
        }
        checkSought(old, "replace");
        long pieces = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            pieces++;
        }
        if (text.length() + pieces * (with.length() - old.length()) > LONGEST) {
            return bounded(" ".repeat(LONGEST + 1));
        }
        return text.replace(old, with);
    }

    static List<String> pieces(String text, String separator) {
        if (separator.isEmpty()) {
            throw new ExpressionValueException("split separates by an empty text");
        }
        checkSought(separator, "split");
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, begin)) {
            pieces.add(text.substring(begin, at));
            begin = at + separator.length();
        }
        pieces.add(text.substring(begin));
        return pieces;
    }

    static String piece(List<?> pieces, BigDecimal number) {
        int index = Numbers.whole(number, "the number in square brackets", LONGEST);
        if (index >= pieces.size()) {
            throw new ExpressionValueException("there is no piece " + index + ": the text has "
                    + (pieces.size() == 1 ? "only piece 0" : "the pieces 0 to " + (pieces.size() - 1)));
        }
        return (String) pieces.get(index);
    }

    /** From one character to before another, both counted from 0; less where the text ends earlier. */
    static String part(String text, BigDecimal from, BigDecimal to) {
        int length = text.codePointCount(0, text.length());
        int begin = Math.min(length, Numbers.whole(from, "the characters of substring", LONGEST));
        int end = Math.min(length, Numbers.whole(to, "the characters of substring", LONGEST));
        return begin >= end ? "" : text.substring(text.offsetByCodePoints(0, begin), text.offsetByCodePoints(0, end));
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
