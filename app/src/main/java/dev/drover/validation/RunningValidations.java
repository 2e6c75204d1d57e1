package dev.drover.validation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps how far unfinished validations are.
 *
 * <p>Every change names the slice it goes on from, so that of two workers that took the same slice only one is counted.
 */
@Component
class RunningValidations {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    RunningValidations(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A validation and what came of it so far. */
    record Head(long id, ValidationState state) {}

    /** The validation on which a job works, or whose result it asks for. */
    Optional<Head> of(ValidationJob job) {
        return sql.sql("""
                        select id, state from validation
                         where step_run_id = :step and id > :settled
                         order by id desc limit 1
                        """)
                .param("step", job.stepRunId())
                .param("settled", job.settled())
                .query((row, n) -> new Head(row.getLong("id"), ValidationState.valueOf(row.getString("state"))))
                .optional();
    }

    /** Begins a validation, unless another worker did so at the same moment. */
    @Transactional
    public void begin(ValidationJob job, Progress progress) {
        Optional<Long> id = sql.sql("""
                        insert into validation (migration_id, step_run_id, kind, share_percent, state, started_at)
                        values (:migration, :step, :kind, :share, 'RUNNING', :at)
                            on conflict do nothing
                        returning id
                        """)
                .param("migration", job.migrationId())
                .param("step", job.stepRunId())
                .param("kind", job.kind())
                .param("share", job.sharePercent())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            Kept first = new Kept(id.get(), 0, progress, progress.plan().noSums(), clock.instant());
            sql.sql("""
                            insert into validation_progress (validation_id, seq, document, sums)
                            values (:id, 0, :document::jsonb, :sums)
                            """)
                    .param("id", first.id())
                    .param("document", json.writeValueAsString(progress))
                    .param("sums", first.sumsAsBytes())
                    .update();
        }
    }

    /** Where a validation goes on; empty if it is finished. */
    Optional<Kept> load(long id) {
        return sql.sql("select seq, document, sums from validation_progress where validation_id = :id")
                .param("id", id)
                .query((row, n) -> {
                    Progress progress = json.readValue(row.getString("document"), Progress.class);
                    return new Kept(
                            id, row.getInt("seq"), progress, progress.plan().sums(bytes(row)), clock.instant());
                })
                .optional();
    }

    /**
     * Keeps other workers from going on with the validation until the transaction ends.
     *
     * @throws OvertakenException if another worker was faster
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Kept kept) {
        sql.sql("select seq from validation_progress where validation_id = :id and seq = :seq for update")
                .param("id", kept.id())
                .param("seq", kept.seq())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new OvertakenException(kept.id()));
    }

    /**
     * Keeps a slice with its sums and answers it with its new number.
     *
     * @throws OvertakenException if another worker was faster; nothing is written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Kept save(Kept kept) {
        return saved(kept, sql.sql("""
                        update validation_progress
                           set seq = seq + 1, document = :document::jsonb, sums = :sums
                         where validation_id = :id and seq = :seq
                        """).param("sums", kept.sumsAsBytes()));
    }

    /**
     * Keeps a slice that changed no sums.
     *
     * @throws OvertakenException if another worker was faster; nothing is written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Kept saveWithoutSums(Kept kept) {
        return saved(kept, sql.sql("""
                        update validation_progress
                           set seq = seq + 1, document = :document::jsonb
                         where validation_id = :id and seq = :seq
                        """));
    }

    private Kept saved(Kept kept, JdbcClient.StatementSpec update) {
        Instant now = clock.instant();
        Progress progress =
                kept.progress().worked(Duration.between(kept.since(), now).toMillis());
        int written = update.param("document", json.writeValueAsString(progress))
                .param("id", kept.id())
                .param("seq", kept.seq())
                .update();
        if (written == 0) {
            throw new OvertakenException(kept.id());
        }
        return new Kept(kept.id(), kept.seq() + 1, progress, kept.sums(), now);
    }

    private static byte[] bytes(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getBytes("sums"));
    }

    /** Forgets what was found, for a validation that starts over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(long id) {
        for (String table : List.of("validation_key", "validation_suspect", "validation_difference")) {
            sql.sql("delete from " + table + " where validation_id = :id")
                    .param("id", id)
                    .update();
        }
    }
}
