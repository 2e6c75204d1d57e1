package dev.drover.model.ddl;

import java.util.Locale;

/** Names in statements: in small letters unless they are in quotes, with a schema before them or without. */
final class SqlNames {

    /** One name, for patterns. */
    static final String PART = "(?:\"[^\"]+\"|[\\w$]+)";

    /** A name with or without a schema, for patterns; a group. */
    static final String NAME = "(" + PART + "(?:\\." + PART + ")?)";

    private SqlNames() {}

    /** The name as PostgreSQL keeps it. */
    static String plain(String name) {
        String stripped = name.strip();
        return stripped.startsWith("\"")
                ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
                : stripped.toLowerCase(Locale.ROOT);
    }

    /** The name without its schema. */
    static String last(String qualified) {
        return plain(qualified.replaceFirst("^" + PART + "\\.", ""));
    }
}
