package dev.drover.model.relational;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of tables, columns, indexes and constraints in PostgreSQL. */
final class Identifier {

    /** PostgreSQL cuts longer names off. */
    static final int MOST_BYTES = 63;

    private static final Pattern FORM = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$ -]*");

    /** Columns that every table has. PostgreSQL documentation, "System columns". */
    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    /** PostgreSQL documentation, appendix "SQL key words": those that are reserved. */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric both case cast check collate column constraint"
                            + " create current_catalog current_date current_role current_time current_timestamp"
                            + " current_user default deferrable desc distinct do else end except false fetch for foreign"
                            + " from grant group having in initially intersect into lateral leading limit localtime"
                            + " localtimestamp not null offset on only or order placing primary references returning"
                            + " select session_user some symmetric system_user table then to trailing true union unique"
                            + " user using variadic when where window with")
                    .split(" "));

    private Identifier() {}

    /** Why PostgreSQL would not take the name as it is; empty if it does. */
    static Optional<String> problem(String name) {
        if (!FORM.matcher(name).matches()) {
            return Optional.of(
                    "it begins with a letter or _, and goes on with letters, digits, _, $, spaces and hyphens.");
        }
        return bytes(name) <= MOST_BYTES
                ? Optional.empty()
                : Optional.of("it has " + bytes(name) + " bytes, and PostgreSQL takes " + MOST_BYTES + ".");
    }

    static boolean isSystemColumn(String name) {
        return SYSTEM_COLUMNS.contains(name);
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
