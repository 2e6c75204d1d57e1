package dev.drover.model.mapping;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What the source's planner knows about its tables. */
final class SourceStatistics {

    private SourceStatistics() {}

    /** Values of a column that cut the table into parts with about the same number of rows; empty if it knows none. */
    static List<String> histogram(Connection connection, String schema, String table, String column)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select histogram_bounds::text::text[]
                  from pg_stats
                 where schemaname = ? and tablename = ? and attname = ? and histogram_bounds is not null
                """)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            statement.setString(3, column);
            try (ResultSet row = statement.executeQuery()) {
                Array bounds = row.next() ? row.getArray(1) : null;
                List<String> histogram = bounds == null ? List.of() : List.of((String[]) bounds.getArray());
                connection.commit();
                return histogram;
            }
        }
    }
}
