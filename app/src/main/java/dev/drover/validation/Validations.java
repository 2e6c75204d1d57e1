package dev.drover.validation;

import dev.drover.validation.compare.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every validation that was made, with its numbers and the differences it lists. */
@Service
@Transactional(readOnly = true)
public class Validations {

    private final JdbcClient sql;

    Validations(JdbcClient sql) {
        this.sql = sql;
    }

    /** A validation of a migration; empty if there is none, or if it belongs to another migration. */
    public Optional<ValidationReport> find(long migration, long id) {
        return sql.sql("select * from validation where migration_id = :migration and id = :id")
                .param("migration", migration)
                .param("id", id)
                .query(this::report)
                .optional();
    }

    /** The report; use only with an id that was found before. */
    public ValidationReport get(long id) {
        return sql.sql("select * from validation where id = :id")
                .param("id", id)
                .query(this::report)
                .single();
    }

    /** All validations of a migration, newest first. */
    public List<ValidationReport> of(long migration) {
        return sql.sql("select * from validation where migration_id = :migration order by id desc")
                .param("migration", migration)
                .query(this::report)
                .list();
    }

    /** Everything that is listed, in the order in which it was found. */
    public List<ListedDifference> differences(long id) {
        return sql.sql("select * from validation_difference where validation_id = :id order by position")
                .param("id", id)
                .query((row, n) -> difference(row))
                .list();
    }

    /** What is listed of each cause, at most so many; of one cause only, if it is given. */
    public List<ListedDifference> differences(long id, @Nullable Cause only, int ofEach) {
        return sql.sql("""
                        select *
                          from (select d.*, row_number() over (partition by cause order by position) as rank
                                  from validation_difference d
                                 where validation_id = :id and (:cause::text is null or cause = :cause)) ranked
                         where rank <= :ofEach
                         order by cause, position
                        """)
                .param("id", id)
                .param("cause", only == null ? null : only.name())
                .param("ofEach", ofEach)
                .query((row, n) -> difference(row))
                .list();
    }

    private ValidationReport report(ResultSet row, int n) throws SQLException {
        long id = row.getLong("id");
        return new ValidationReport(
                id,
                row.getLong("migration_id"),
                row.getLong("step_run_id"),
                row.getString("kind"),
                row.getInt("share_percent"),
                ValidationState.valueOf(row.getString("state")),
                Objects.requireNonNull(instant(row, "started_at")),
                instant(row, "finished_at"),
                Duration.ofMillis(row.getLong("busy_millis")),
                row.getLong("rows_read"),
                row.getInt("segments"),
                row.getInt("differing_segments"),
                row.getLong("differing"),
                row.getBoolean("exact"),
                row.getBoolean("causes_exact"),
                counts(id),
                causes(id));
    }

    private List<EntityCount> counts(long id) {
        return sql.sql("select * from validation_count where validation_id = :id order by position")
                .param("id", id)
                .query((row, n) -> new EntityCount(
                        row.getString("table_name"),
                        row.getString("entity"),
                        row.getLong("source_count"),
                        row.getLong("target_count"),
                        row.getString("source_checksum"),
                        row.getString("target_checksum")))
                .list();
    }

    private List<CauseCount> causes(long id) {
        return sql
                .sql("select * from validation_cause where validation_id = :id")
                .param("id", id)
                .query((row, n) -> new CauseCount(Cause.valueOf(row.getString("cause")), row.getLong("records")))
                .stream()
                .sorted((a, b) -> a.cause().compareTo(b.cause()))
                .toList();
    }

    private static ListedDifference difference(ResultSet row) throws SQLException {
        return new ListedDifference(
                row.getLong("position"),
                Cause.valueOf(row.getString("cause")),
                row.getString("table_name"),
                row.getString("entity"),
                row.getString("source_key"),
                row.getString("target_key"),
                row.getString("attribute"),
                row.getString("source_value"),
                row.getString("target_value"),
                row.getString("sentence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
