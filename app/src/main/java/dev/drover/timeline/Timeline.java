package dev.drover.timeline;

import dev.drover.migration.MigrationId;
import dev.drover.timeline.TimelineEntry.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the story of a migration out of the records that runs, plans and people leave; it writes nothing of its own. */
@Service
public class Timeline {

    private final JdbcClient sql;

    Timeline(JdbcClient sql) {
        this.sql = sql;
    }

    /** The entries newest first. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> of(MigrationId migration, int skip, int limit) {
        return sql.sql("""
                        select * from timeline_entry
                         where migration_id = :migration
                         order by at desc, tie desc
                        offset :skip limit :limit
                        """)
                .param("migration", migration.value())
                .param("skip", skip)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                row.getString("person_name"),
                Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
                row.getString("action"),
                row.getObject("run_number", Integer.class),
                row.getString("sentence"));
    }
}
