package dev.drover.model.relational;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line that somebody typed, read from its beginning. */
final class PartLine {

    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"|([^\\s(),\"]+)");

    private final int number;
    private final String text;
    private final String example;
    private int at;

    PartLine(int number, String text, String example) {
        this.number = number;
        this.text = text;
        this.example = example;
    }

    String name() {
        blanks();
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw refuse("has no name where one is expected, at character " + (at + 1));
        }
        at = name.end();
        return name.group(1) == null ? name.group(2) : name.group(1).strip();
    }

    /** Whether the words come next; they are then behind us. One blank stands for any. */
    boolean takes(String words) {
        blanks();
        Matcher next = Pattern.compile(words.replace(" ", "\\s+") + "(?![\\p{L}\\p{N}_$])", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .region(at, text.length());
        if (!next.lookingAt()) {
            return false;
        }
        at = next.end();
        return true;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        list(() -> names.add(name()));
        return names;
    }

    /** Something in parentheses with commas between. */
    void list(Runnable one) {
        sign('(', "does not open a list of columns with ( at character ");
        one.run();
        blanks();
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            one.run();
            blanks();
        }
        sign(')', "does not close its list of columns with ) at character ");
    }

    private void sign(char wanted, String why) {
        blanks();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw refuse(why + (at + 1));
        }
        at++;
    }

    String rest() {
        blanks();
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    void end() {
        blanks();
        if (at < text.length()) {
            throw refuse("goes on with \"" + text.substring(at) + "\", which means nothing there");
        }
    }

    RefusedLineException refuse(String why) {
        return new RefusedLineException(number, text, why, example);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
