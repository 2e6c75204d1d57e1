package dev.drover.discovery.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a statement's text may be kept. */
public final class StatementText {

    /** Longer ones are cut: nobody reads them, and no parser should. */
    public static final int LONGEST = 20_000;

    private static final String GONE = "?";
    /** What PostgreSQL 18 writes where it left out the rest of a list. */
    private static final String REST = "/*, ... */";

    private static final Set<String> DATA =
            Set.of("select", "insert", "update", "delete", "merge", "with", "values", "copy", "declare", "call");
    private static final Pattern FIRST_WORD = Pattern.compile("^[\\s(]*([A-Za-z]+)");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\n]*)"
                    + "|(?<open>/\\*)"
                    + "|(?<name>\"(?:[^\"]|\"\")*+\")"
                    + "|(?<escaped>[eE]'(?:[^'\\\\]|\\\\.|'')*+(?:'|$))"
                    + "|(?<text>'(?:[^']|'')*+(?:'|$))"
                    + "|(?<dollar>\\$(?<tag>[A-Za-z_][A-Za-z0-9_]*|)\\$.*?(?:\\$\\k<tag>\\$|$))"
                    + "|(?<word>[$A-Za-z_\\u0080-\\uffff][A-Za-z0-9_$\\u0080-\\uffff]*+)"
                    + "|(?<number>[0-9][0-9.]{3,})",
            Pattern.DOTALL);

    private StatementText() {}

    /** Whether it reads or writes data. Other statements set things up, and may have passwords in them. */
    public static boolean isAboutData(String text) {
        Matcher first = FIRST_WORD.matcher(withoutLiterals(text));
        return first.find() && DATA.contains(first.group(1).toLowerCase(Locale.ROOT));
    }

    /**
     * The text without literals and comments. The source has replaced most of them already, but not those of every
     * statement, and not if it was short of room.
     */
    public static String withoutLiterals(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        Matcher token = TOKEN.matcher(bounded);
        StringBuilder kept = new StringBuilder();
        int at = 0;
        while (token.find(at)) {
            kept.append(bounded, at, token.start());
            if (token.group("open") == null) {
                kept.append(kept(token));
                at = token.end();
            } else {
                at = commentEnd(bounded, token.start());
                kept.append(bounded.substring(token.start(), at).equals(REST) ? REST : " ");
            }
        }
        return kept.append(bounded, at, bounded.length()).toString().strip();
    }

    /** Comments may have comments inside; one that is never closed goes on to the end. */
    private static int commentEnd(String text, int begin) {
        int depth = 0;
        int at = begin;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return text.length();
    }

    private static String kept(Matcher token) {
        if (token.group("comment") != null) {
            return " ";
        }
        return token.group("name") != null || token.group("word") != null ? token.group() : GONE;
    }
}
