package dev.drover.discovery.postgres;

import dev.drover.discovery.UnreadIndexes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Reads which indexes the server did not read since it counts. Those of partitions of a table are left out. */
final class IndexReads {

    /** More are not kept; the largest come first. */
    private static final int MOST = 200;

    private static final String UNREAD = """
            select s.relname as table_name, s.indexrelname as index_name,
                   i.relpages::int8 * current_setting('block_size')::int8 as bytes
              from pg_stat_user_indexes s
              join pg_index x on x.indexrelid = s.indexrelid
              join pg_class i on i.oid = s.indexrelid
              join pg_class c on c.oid = s.relid
             where s.schemaname = ? and s.idx_scan = 0 and x.indisvalid and not c.relispartition
               and not x.indisunique and not x.indisprimary and not x.indisexclusion and not x.indisreplident
               and not exists (select 1 from pg_constraint k where k.conindid = x.indexrelid)
             order by bytes desc, 1, 2
             limit ?
            """;
    /**
     * A database whose counters nobody reset has no date of its own; then they are as old as those of the server, which a
     * crash resets together with it.
     */
    private static final String SINCE = """
            select coalesce(d.stats_reset, b.stats_reset) as since
              from pg_stat_database d, pg_stat_bgwriter b
             where d.datname = current_database()
            """;

    private IndexReads() {}

    static UnreadIndexes unread(Connection connection, String schema) throws SQLException {
        Timestamp since = null;
        try (PreparedStatement statement = connection.prepareStatement(SINCE);
                ResultSet row = statement.executeQuery()) {
            if (row.next()) {
                since = row.getTimestamp("since");
            }
        }
        List<UnreadIndexes.Index> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(UNREAD)) {
            statement.setString(1, schema);
            statement.setInt(2, MOST);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indexes.add(new UnreadIndexes.Index(
                            row.getString("table_name"), row.getString("index_name"), row.getLong("bytes")));
                }
            }
        }
        return new UnreadIndexes(since == null ? null : since.toInstant(), indexes);
    }
}
