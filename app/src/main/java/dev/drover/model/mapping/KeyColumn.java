package dev.drover.model.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** A column of the source table's primary key, and PostgreSQL's name of its type. */
record KeyColumn(String name, String type) {

    private static final Set<String> WHOLE = Set.of("int2", "int4", "int8");

    /** Whole numbers need not travel as text: their text is the same everywhere, and numbers are cheaper. */
    boolean isWhole() {
        return WHOLE.contains(type);
    }

    String text(ResultSet row, int index) throws SQLException {
        return isWhole() ? Long.toString(row.getLong(index)) : row.getString(index);
    }
}
