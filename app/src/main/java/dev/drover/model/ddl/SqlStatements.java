package dev.drover.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a file into statements as psql does: quotes, dollar quotes, comments, rows of COPY, and its own commands. */
final class SqlStatements {

    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_][A-Za-z_0-9]*)?\\$");
    private static final Pattern COPY = Pattern.compile("(?i)copy .* from stdin.*");

    private final String sql;
    private final List<SqlStatement> statements = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int line = 1;
    private int begins;

    private SqlStatements(String sql) {
        this.sql = sql.replace("\r\n", "\n").replace('\r', '\n');
    }

    static List<SqlStatement> of(String sql) {
        SqlStatements reading = new SqlStatements(sql);
        reading.run();
        return reading.statements;
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && text.isEmpty()) {
                skipTo("\n");
            } else if (sql.startsWith("--", at)) {
                skipTo("\n");
            } else if (sql.startsWith("/*", at)) {
                comment();
            } else if (c == '\'') {
                boolean escapes = text.length() > 0 && "eE".indexOf(text.charAt(text.length() - 1)) >= 0;
                quoted('\'', escapes);
            } else if (c == '"') {
                quoted('"', false);
            } else if (c == '$') {
                dollar();
            } else if (c == ';') {
                at++;
                end();
            } else {
                take(c);
            }
        }
        end();
    }

    private void take(char c) {
        if (Character.isWhitespace(c)) {
            line += c == '\n' ? 1 : 0;
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        } else {
            append(c);
        }
        at++;
    }

    private void append(char c) {
        if (text.isEmpty()) {
            begins = line;
        }
        text.append(c);
    }

    private void quoted(char quote, boolean escapes) {
        append(quote);
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            line += c == '\n' ? 1 : 0;
            text.append(c);
            if (escapes && c == '\\' && at < sql.length()) {
                text.append(sql.charAt(at++));
            } else if (c == quote) {
                return;
            }
        }
    }

    private void dollar() {
        Matcher tag = DOLLAR.matcher(sql).region(at, sql.length());
        if (!tag.lookingAt()) {
            take('$');
            return;
        }
        int end = sql.indexOf(tag.group(), tag.end());
        int stop = end < 0 ? sql.length() : end + tag.group().length();
        append('$');
        text.append(sql, at + 1, stop);
        line += (int) sql.substring(at, stop).chars().filter(c -> c == '\n').count();
        at = stop;
    }

    private void comment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                line += sql.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    /** Past everything before the mark; the mark itself is read on. */
    private void skipTo(String mark) {
        int end = sql.indexOf(mark, at);
        at = end < 0 ? sql.length() : end;
    }

    private void end() {
        String statement = text.toString().strip();
        text.setLength(0);
        if (statement.isEmpty()) {
            return;
        }
        statements.add(new SqlStatement(begins, statement));
        if (COPY.matcher(statement).matches()) {
            int end = sql.indexOf("\n\\.", at);
            int stop = end < 0 ? sql.length() : end;
            line += (int) sql.substring(at, stop).chars().filter(c -> c == '\n').count();
            at = stop;
        }
    }
}
