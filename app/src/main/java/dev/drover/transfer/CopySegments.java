package dev.drover.transfer;

import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how far every segment is. */
@Repository
class CopySegments {

    private final JdbcClient sql;
    private final JsonMapper json;

    CopySegments(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void add(long stepRunId, Segment segment) {
        sql.sql("""
                        insert into copy_segment (step_run_id, number, table_name, entity, above, up_to)
                        values (:job, :number, :table, :entity, :above, :upTo)
                        """)
                .param("job", stepRunId)
                .param("number", segment.number())
                .param("table", segment.tableName())
                .param("entity", segment.entity())
                .param("above", segment.range().above())
                .param("upTo", segment.range().upTo())
                .update();
    }

    /** All segments of a copy in their order. */
    List<Segment> of(long stepRunId) {
        return sql.sql("select * from copy_segment where step_run_id = :job order by number")
                .param("job", stepRunId)
                .query(this::segment)
                .list();
    }

    /**
     * Moves a segment forward and counts its rows, if nobody else has moved it since it was read.
     *
     * @return the segment as it is now; empty if somebody else moved it, and then nothing was changed
     */
    Optional<Segment> advance(
            long stepRunId, Segment segment, @Nullable SourceKey cursor, PageCounts counts, boolean done) {
        int moved = sql.sql("""
                        update copy_segment
                           set cursor = :cursor::jsonb, sequence = sequence + 1, done = :done,
                               read = read + :read, written = written + :written,
                               already_there = already_there + :alreadyThere,
                               newer_there = newer_there + :newerThere, passed = passed + :passed,
                               left_behind = left_behind + :leftBehind, bytes = bytes + :bytes,
                               write_units = write_units + :writeUnits, throttled = throttled + :throttled
                         where step_run_id = :job and number = :number and sequence = :sequence and not done
                        """)
                .param("cursor", cursor == null ? null : json.writeValueAsString(cursor.values()))
                .param("done", done)
                .param("read", counts.read())
                .param("written", counts.written())
                .param("alreadyThere", counts.alreadyThere())
                .param("newerThere", counts.newerThere())
                .param("passed", counts.passed())
                .param("leftBehind", counts.leftBehind())
                .param("bytes", counts.bytes())
                .param("writeUnits", counts.writeUnits())
                .param("throttled", counts.throttled())
                .param("job", stepRunId)
                .param("number", segment.number())
                .param("sequence", segment.sequence())
                .update();
        return moved == 1 ? Optional.of(segment.after(cursor, done)) : Optional.empty();
    }

    private Segment segment(ResultSet row, int n) throws SQLException {
        String cursor = row.getString("cursor");
        return new Segment(
                row.getInt("number"),
                row.getString("table_name"),
                row.getString("entity"),
                new KeyRange(row.getString("above"), row.getString("up_to")),
                cursor == null ? null : new SourceKey(List.of(json.readValue(cursor, String[].class))),
                row.getLong("sequence"),
                row.getBoolean("done"));
    }
}
