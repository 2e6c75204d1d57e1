package dev.drover.execution;

import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The steps of all runs. Whoever changes one holds the lock on its run. */
@Repository
public class StepRuns {

    /**
     * What a slice achieved in a second. Nothing is known of the first one after a start: how long it took would count
     * what was before it, too.
     */
    private static final String RATE_OF_SLICE = """
            case when per_second > 0 and :rate > 0 and progressed_at < now()
                 then greatest(0, :done - done) / extract(epoch from now() - progressed_at)::float8 end""";

    /** Read by position: a step is read with every slice, and looking names up costs more than reading. */
    private static final String COLUMNS = """
            id, run_id, position, step_key, undoes_step_run_id, status, attempt, epoch, checkpoint, done, total, unit,
            per_second, rate_mean, rate_deviation, note, problem, next_action, evidence, planned_seconds, started_at,
            ended_at""";

    private static final String NO_FACTS = "{\"facts\": []}";

    private final JdbcClient sql;
    private final JsonMapper json;

    StepRuns(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * A step that a run will do.
     *
     * @param undoes the step run whose effects it undoes; null on the way forward
     */
    record Ahead(String stepKey, @Nullable Long undoes, Duration planned) {}

    /** Adds all steps of a new run, in the order in which they run. */
    void add(RunId run, List<Ahead> ahead) {
        sql.sql("""
                        insert into step_run (run_id, position, step_key, undoes_step_run_id, status, planned_seconds)
                        select ?, n - 1, step_key, undoes, 'WAITING', planned
                          from unnest(?::text[], ?::bigint[], ?::int[])
                               with ordinality as ahead (step_key, undoes, planned, n)
                        """)
                .param(run.value())
                .param(ahead.stream().map(Ahead::stepKey).toArray(String[]::new))
                .param(ahead.stream().map(Ahead::undoes).toArray(Long[]::new))
                .param(ahead.stream()
                        .map(step -> (int) step.planned().toSeconds())
                        .toArray(Integer[]::new))
                .update();
    }

    /** Begins an attempt: the next slice has a number of its own, whatever is left of an earlier attempt. */
    StepRun begin(StepRun step, Instant now) {
        step.status().become(StepStatus.RUNNING);
        return sql.sql("""
                        update step_run
                           set status = 'RUNNING', epoch = epoch + 1, problem = '', next_action = '', note = '',
                               attempt = attempt + case when status = 'PAUSED' then 0 else 1 end,
                               started_at = coalesce(started_at, ?), ended_at = null
                         where id = ?
                        returning\s""" + COLUMNS)
                .param(Timestamp.from(now))
                .param(step.id())
                .query((row, n) -> stepRun(row))
                .single();
    }

    /** Gives these steps of a run rows of their own to begin again; the old rows keep what they prove. */
    void renew(RunId run, Set<String> keys) {
        sql.sql("""
                        update step_run set superseded = true
                         where run_id = :run and not superseded and step_key in (:keys)
                           and status in ('ROLLED_BACK', 'SKIPPED', 'DONE', 'FAILED', 'NEEDS_SIGNOFF', 'NEEDS_PROOF', 'PAUSED')
                        """).param("run", run.value()).param("keys", keys).update();
        sql.sql("""
                        insert into step_run (run_id, position, step_key, status, planned_seconds, attempt)
                        select distinct on (position) run_id, position, step_key, 'WAITING', planned_seconds, attempt
                          from step_run old
                         where run_id = :run and superseded
                           and not exists (select 1 from step_run
                                            where run_id = :run and position = old.position and not superseded)
                         order by position, id desc
                        """).param("run", run.value()).update();
    }

    /**
     * Keeps what a slice achieved; the next slice gets the next number. Mean and deviation of the rate are smoothed with the
     * weights 1/8 and 1/4 and begin with a deviation of half the rate, as RFC 6298 does with round-trip times.
     */
    StepRun progress(StepRun step, Checkpoint checkpoint, Progress progress, String note) {
        return sql.sql("""
                        update step_run
                           set epoch = epoch + 1, checkpoint = :checkpoint, note = :note,
                               done = :done, total = :total, unit = :unit, per_second = :rate, progressed_at = now(),
                               rate_mean = coalesce(case when rate_mean = 0 then %1$s
                                   else rate_mean + (%1$s - rate_mean) / 8 end, rate_mean),
                               rate_deviation = coalesce(case when rate_mean = 0 then %1$s / 2
                                   else rate_deviation + (abs(%1$s - rate_mean) - rate_deviation) / 4 end, rate_deviation)
                         where id = :id
                        returning %2$s
                        """.formatted(RATE_OF_SLICE, COLUMNS))
                .param("id", step.id())
                .param("checkpoint", checkpoint.json())
                .param("note", note)
                .param("done", progress.done())
                .param("total", progress.total())
                .param("unit", progress.unit())
                .param("rate", progress.perSecond())
                .query((row, n) -> stepRun(row))
                .single();
    }

    /** Stops a step that will go on, or that needs somebody. */
    void halt(StepRun step, StepStatus status, Checkpoint checkpoint, String problem, String nextAction) {
        step.status().become(status);
        sql.sql("""
                        update step_run
                           set status = :status, epoch = epoch + 1, checkpoint = :checkpoint,
                               problem = :problem, next_action = :action, per_second = 0
                         where id = :id
                        """)
                .param("id", step.id())
                .param("status", status.name())
                .param("checkpoint", checkpoint.json())
                .param("problem", problem)
                .param("action", nextAction)
                .update();
    }

    /** Ends a step with what proves it. */
    StepRun end(StepRun step, StepStatus status, Evidence evidence, Instant now) {
        step.status().become(status);
        return sql.sql("""
                        update step_run
                           set status = ?, epoch = epoch + 1, evidence = ?::jsonb, note = '', problem = '',
                               next_action = '', done = greatest(done, total), ended_at = ?
                         where id = ?
                        returning\s""" + COLUMNS)
                .param(status.name())
                .param(evidence.equals(Evidence.NONE) ? NO_FACTS : json.writeValueAsString(evidence))
                .param(Timestamp.from(now))
                .param(step.id())
                .query((row, n) -> stepRun(row))
                .single();
    }

    /** Keeps that a step was taken back; it ended when its own work ended, or now if it never did. */
    void undone(StepRun step, Instant now) {
        step.status().become(StepStatus.ROLLED_BACK);
        sql.sql("""
                        update step_run
                           set status = 'ROLLED_BACK', epoch = epoch + 1, note = '', problem = '', next_action = '',
                               done = greatest(done, total), ended_at = coalesce(ended_at, :now)
                         where id = :id
                        """).param("id", step.id()).param("now", Timestamp.from(now)).update();
    }

    @Transactional(readOnly = true)
    public StepRun get(long id) {
        return find(id).orElseThrow();
    }

    Optional<StepRun> find(long id) {
        return sql.sql("select " + COLUMNS + " from step_run where id = ?")
                .param(id)
                .query((row, n) -> stepRun(row))
                .optional();
    }

    /** The steps of a run in the order in which they run. */
    @Transactional(readOnly = true)
    public List<StepRun> of(RunId run) {
        return sql.sql("select " + COLUMNS + " from step_run where run_id = ? and not superseded order by position")
                .param(run.value())
                .query((row, n) -> stepRun(row))
                .list();
    }

    /** Also those that were rolled back to a point and began again, each try behind the one before it. */
    @Transactional(readOnly = true)
    public List<StepRun> withRolledBack(RunId run) {
        return sql.sql("select " + COLUMNS + " from step_run where run_id = :run order by position, id")
                .param("run", run.value())
                .query((row, n) -> stepRun(row))
                .list();
    }

    /** Whether a slice of any step of a run is on its way. */
    boolean anyRunning(RunId run) {
        return sql.sql("select exists (select 1 from step_run where run_id = ? and status = 'RUNNING')")
                .param(run.value())
                .query(Boolean.class)
                .single();
    }

    private StepRun stepRun(ResultSet row) throws SQLException {
        return new StepRun(
                row.getLong(1),
                new RunId(row.getLong(2)),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, Long.class),
                StepStatus.valueOf(row.getString(6)),
                row.getInt(7),
                row.getLong(8),
                new Checkpoint(row.getString(9)),
                new Progress(row.getLong(10), row.getLong(11), row.getString(12), row.getDouble(13)),
                unevenness(row.getDouble(14), row.getDouble(15)),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                evidence(row.getString(19)),
                Duration.ofSeconds(row.getLong(20)),
                instant(row.getTimestamp(21)),
                instant(row.getTimestamp(22)));
    }

    private Evidence evidence(String stored) {
        return stored.equals(NO_FACTS) ? Evidence.NONE : json.readValue(stored, Evidence.class);
    }

    private static @Nullable Double unevenness(double mean, double deviation) {
        return mean > 0 ? deviation / mean : null;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
