package dev.drover.discovery.mysql;

import dev.drover.discovery.sql.StatementText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement as MySQL's performance schema writes it, in the words that the parser knows. */
final class DigestText {

    /** Names in backticks, and texts, which newer servers replace but which nobody promises. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<name>`(?:[^`]|``)*+`)"
                    + "|(?<text>'(?:[^'\\\\]|\\\\.|'')*+(?:'|$)|\"(?:[^\"\\\\]|\\\\.|\"\")*+(?:\"|$))"
                    + "|(?<rest>/\\* , \\.\\.\\. \\*/)",
            Pattern.DOTALL);

    private static final Pattern SETTINGS = Pattern.compile("\\s*select\\s+@@", Pattern.CASE_INSENSITIVE);

    private DigestText() {}

    /** How the server writes several values in a row, which may be the end of a statement. */
    private static final String VALUES = "?, ...";

    /** Whether the server cut it, so that it is no statement any more. */
    static boolean isCut(String text) {
        String stripped = text.stripTrailing();
        return text.length() > StatementText.LONGEST || stripped.endsWith("...") && !stripped.endsWith(VALUES);
    }

    /** Whether it reads or writes data. Every driver begins by asking for settings, some in a text that the server cuts. */
    static boolean isAboutData(String text) {
        return StatementText.isAboutData(plain(text)) && !SETTINGS.matcher(text).lookingAt();
    }

    /** Backticks become double quotes, lists that were shortened become lists of one, and what is left of values goes. */
    static String plain(String text) {
        Matcher token = TOKEN.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (token.find()) {
            token.appendReplacement(plain, Matcher.quoteReplacement(plain(token)));
        }
        String quoted = token.appendTail(plain)
                .toString()
                .replace(VALUES, "?")
                .replaceAll("\\(\\s*\\.\\.\\.\\s*\\)", "( ? )")
                .replaceAll("(?<=\")\\s+\\.\\s+(?=\"|\\*)", ".")
                .replaceAll("(?<=\\w)\\s+\\(", "(")
                .replaceAll(
                        "\\b(?i:(in|values|using|as|and|or|on|from|where|not|exists|set|by|over|into|join))\\(",
                        "$1 (");
        return StatementText.withoutLiterals(quoted);
    }

    private static String plain(Matcher token) {
        if (token.group("name") == null) {
            return token.group("rest") == null ? "?" : "";
        }
        String name = token.group();
        return "\"" + name.substring(1, name.length() - 1).replace("``", "`").replace("\"", "\"\"") + "\"";
    }
}
