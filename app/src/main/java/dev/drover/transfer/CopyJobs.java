package dev.drover.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what every copy began with, and adds up what it has done. */
@Repository
class CopyJobs {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final CopySegments segments;
    private final Clock clock;

    CopyJobs(JdbcClient sql, JsonMapper json, CopySegments segments, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.segments = segments;
        this.clock = clock;
    }

    /** What a copy must not change while it is under way. */
    record Beginning(String mappingHash, SourceShape source, int sharePercent) {}

    /** How many rows there are to copy; exact if they were counted. */
    record Rows(long number, boolean exact) {}

    /** What a copy of this job would begin with. */
    Beginning beginning(CopyJob job, SourceShape source) {
        return new Beginning(sha256(json.writeValueAsString(job.model())), source, job.sharePercent());
    }

    Optional<Beginning> find(long stepRunId) {
        return sql.sql("select * from copy_job where step_run_id = :job")
                .param("job", stepRunId)
                .query(this::beginning)
                .optional();
    }

    /** Writes down a copy with all its segments, unless somebody else did so in the meantime. */
    @Transactional
    public void begin(long stepRunId, Beginning beginning, Rows rows, List<Segment> parts) {
        int begun = sql.sql("""
                        insert into copy_job
                               (step_run_id, mapping_hash, source_tables, share_percent, rows, rows_exact, began_at)
                        values (:job, :hash, :source::jsonb, :share, :rows, :exact, :at)
                            on conflict do nothing
                        """)
                .param("job", stepRunId)
                .param("hash", beginning.mappingHash())
                .param("source", json.writeValueAsString(beginning.source()))
                .param("share", beginning.sharePercent())
                .param("rows", rows.number())
                .param("exact", rows.exact())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (begun == 1) {
            parts.forEach(segment -> segments.add(stepRunId, segment));
        }
    }

    /** What a copy has done so far; empty before its first slice. */
    Optional<CopyTotals> totals(long stepRunId) {
        return sql.sql("""
                        select j.rows, j.rows_exact,
                               coalesce(sum(s.read), 0) as read, coalesce(sum(s.written), 0) as written,
                               coalesce(sum(s.already_there), 0) as already_there,
                               coalesce(sum(s.newer_there), 0) as newer_there, coalesce(sum(s.passed), 0) as passed,
                               coalesce(sum(s.left_behind), 0) as left_behind,
                               coalesce(sum(s.bytes), 0) as bytes, coalesce(sum(s.write_units), 0) as write_units,
                               coalesce(sum(s.throttled), 0) as throttled
                          from copy_job j
                          left join copy_segment s on s.step_run_id = j.step_run_id
                         where j.step_run_id = :job
                         group by j.step_run_id
                        """).param("job", stepRunId).query(CopyJobs::totals).optional();
    }

    /** How many rows of each source table were left behind, by the table's name. */
    Map<String, Long> leftBehind(CopyJob job) {
        Map<String, Long> rows = new TreeMap<>();
        sql.sql("""
                        select table_name, entity, sum(left_behind) as rows from copy_segment
                         where step_run_id = :job group by table_name, entity
                        """).param("job", job.stepRunId()).query(row -> {
            String entity = row.getString("entity");
            long behind = row.getLong("rows");
            job.model()
                    .table(row.getString("table_name"))
                    .flatMap(table -> table.entity(entity))
                    .ifPresent(mapping -> rows.merge(mapping.sourceTable(), behind, Long::sum));
        });
        return rows;
    }

    /** Removes every trace of a copy. */
    void forget(long stepRunId) {
        sql.sql("delete from copy_job where step_run_id = :job")
                .param("job", stepRunId)
                .update();
    }

    private Beginning beginning(ResultSet row, int n) throws SQLException {
        return new Beginning(
                row.getString("mapping_hash"),
                json.readValue(row.getString("source_tables"), SourceShape.class),
                row.getInt("share_percent"));
    }

    private static CopyTotals totals(ResultSet row, int n) throws SQLException {
        return new CopyTotals(
                row.getLong("rows"),
                row.getBoolean("rows_exact"),
                row.getLong("read"),
                row.getLong("written"),
                row.getLong("already_there"),
                row.getLong("newer_there"),
                row.getLong("passed"),
                row.getLong("left_behind"),
                0,
                row.getLong("bytes"),
                row.getDouble("write_units"),
                row.getLong("throttled"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
