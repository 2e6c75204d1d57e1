package dev.drover.discovery.mysql;

import dev.drover.discovery.SourceNotReadyException;
import dev.drover.discovery.StatementCount;
import dev.drover.discovery.sql.StatementText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The table {@code events_statements_summary_by_digest} of the performance schema. */
final class DigestView {

    private static final double PICOSECONDS_PER_MS = 1e9;

    /** A server may keep a million, of a megabyte each; those with the most calls are read. */
    private static final int MOST = 5_000;

    /** What the server has about one database. */
    record Counters(List<StatementCount> statements, List<String> notes) {}

    private DigestView() {}

    static Counters read(Connection connection, String database) throws SQLException {
        requireCounting(connection);
        boolean quantiles = columns(connection).contains("quantile_95");
        String sql = """
                select schema_name, digest, left(digest_text, %d) as digest_text, count_star, sum_timer_wait, max_timer_wait,
                       sum_rows_affected, sum_rows_sent, sum_rows_examined, sum_no_index_used, %s as slow
                  from performance_schema.events_statements_summary_by_digest
                 where schema_name = ? or digest is null
                 order by digest is null desc, count_star desc
                 limit %d
                """.formatted(StatementText.LONGEST + 1, quantiles ? "quantile_95" : "null", MOST);
        List<StatementCount> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int cut = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, database);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String text = row.getString("digest_text");
                    if (row.getString("digest") == null || text == null) {
                        notes.add("The server had no room for all statements: " + row.getLong("count_star")
                                + " calls are in none of these. A larger performance_schema_digests_size keeps more.");
                    } else if (DigestText.isAboutData(text)) {
                        cut += DigestText.isCut(text) ? 1 : 0;
                        statements.add(count(row, text));
                    }
                }
            }
        }
        if (cut > 0) {
            notes.add(cut + (cut == 1 ? " statement was" : " statements were")
                    + " cut by the server and cannot be understood. A larger max_digest_length and"
                    + " performance_schema_max_digest_length keep them whole.");
        }
        return new Counters(statements, notes);
    }

    private static void requireCounting(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select @@performance_schema");
                ResultSet row = statement.executeQuery()) {
            if (row.next() && row.getInt(1) == 1) {
                return;
            }
        }
        throw new SourceNotReadyException(
                "The server does not count statements: its performance schema is off.",
                "Put this into the server's configuration, or its parameter group, and restart it.",
                "performance_schema = on");
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select * from performance_schema.events_statements_summary_by_digest limit 0");
                ResultSet row = statement.executeQuery()) {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private static StatementCount count(ResultSet row, String text) throws SQLException {
        long calls = row.getLong("count_star");
        List<String> remarks = new ArrayList<>();
        long withoutIndex = row.getLong("sum_no_index_used");
        if (withoutIndex > 0) {
            remarks.add(withoutIndex + " of " + calls + " calls used no index.");
        }
        if (row.getString("slow") != null) {
            remarks.add(String.format(
                    Locale.ROOT, "95 of 100 calls took at most %.2f ms.", row.getDouble("slow") / PICOSECONDS_PER_MS));
        }
        long sent = row.getLong("sum_rows_sent");
        return new StatementCount(
                Objects.requireNonNull(row.getString("digest")),
                DigestText.isCut(text) ? DigestText.plain(text) + " ..." : DigestText.plain(text),
                true,
                calls,
                Math.max(sent, row.getLong("sum_rows_affected")),
                row.getDouble("sum_timer_wait") / PICOSECONDS_PER_MS,
                row.getDouble("max_timer_wait") / PICOSECONDS_PER_MS,
                null,
                row.getLong("sum_rows_examined"),
                remarks);
    }
}
