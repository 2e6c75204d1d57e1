package dev.drover.transfer.follow;

import dev.drover.connection.EnvironmentId;
import dev.drover.model.TargetModel;
import dev.drover.transfer.change.FeedHealth;
import dev.drover.transfer.change.postgres.PostgresSlot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what is followed and how far it is.
 *
 * <p>Who works on one holds a lease by the database's clock, and names its epoch with everything that it stores: what
 * comes from somebody who was taken for dead changes nothing.
 */
@Repository
class Followings {

    private static final String AT_WORK = "status in ('FOLLOWING', 'HELD')";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Duration lease;
    private final Duration pause;

    /**
     * Keeps them in Drover's database.
     *
     * @param lease how long a lease lasts; it is renewed twice a second
     * @param pause how long one that is held up is left alone before it is tried again
     */
    Followings(
            JdbcClient sql,
            JsonMapper json,
            @Value("${drover.follow.lease:6s}") Duration lease,
            @Value("${drover.follow.pause:5s}") Duration pause) {
        this.sql = sql;
        this.json = json;
        this.lease = lease;
        this.pause = pause;
    }

    Duration lease() {
        return lease;
    }

    /** Writes down that a run begins to follow, or finds what an earlier try has written. */
    Following begin(FollowJob job, String name) {
        sql.sql("""
                        insert into following
                               (step_run_id, migration_id, run_number, name, status, environment_id, aws_account,
                                source_schema, model, table_names)
                        values (:step, :migration, :run, :name, 'PREPARING', :environment, :account, :schema, :model::jsonb,
                                :tables::jsonb)
                            on conflict do nothing
                        """)
                .param("step", job.stepRunId())
                .param("migration", job.migration())
                .param("run", job.run())
                .param("name", name)
                .param("environment", job.environment().value())
                .param("account", Follow.account(job.aws()))
                .param("schema", job.source().schema())
                .param("model", json.writeValueAsString(job.model()))
                .param("tables", json.writeValueAsString(job.tableNames()))
                .update();
        return ofStep(job.stepRunId())
                .orElseThrow(() -> new IllegalStateException("Another step of the run follows the source already"));
    }

    Optional<Following> ofStep(long stepRunId) {
        return sql.sql("select * from following where step_run_id = ?")
                .param(stepRunId)
                .query(this::following)
                .optional();
    }

    /** The newest one of a run. */
    Optional<Following> ofRun(long migration, int run) {
        return sql.sql("select * from following where migration_id = ? and run_number = ? order by id desc limit 1")
                .param(migration)
                .param(run)
                .query(this::following)
                .optional();
    }

    Following get(long id) {
        return sql.sql("select * from following where id = ?")
                .param(id)
                .query(this::following)
                .single();
    }

    /** Runs whose sources keep something for Drover. */
    List<Follow.FollowedRun> openRuns() {
        return sql.sql("select migration_id, run_number from following where status <> 'ENDED'")
                .query((row, n) -> new Follow.FollowedRun(row.getLong("migration_id"), row.getInt("run_number")))
                .list();
    }

    /** Keeps the slot that was made, from whose beginning changes are brought over. */
    void keepSlot(long id, PostgresSlot slot) {
        sql.sql("""
                        update following
                           set slot = :slot::jsonb, position = :position, changed_at = now()
                         where id = :id and slot is null
                        """)
                .param("slot", json.writeValueAsString(slot))
                .param("position", slot.consistentPoint())
                .param("id", id)
                .update();
    }

    /**
     * Moves one to another status. Whoever works on it holds it no more: what was drained stays as it is.
     *
     * @return whether it was in the status that it was to come from
     */
    boolean become(long id, FollowingStatus from, FollowingStatus to, String problem, String nextAction) {
        if (!from.next().contains(to)) {
            throw new IllegalArgumentException("What is " + from + " cannot become " + to);
        }
        return sql.sql("""
                        update following
                           set status = :to, problem = :problem, next_action = :action, try_again_at = null,
                               epoch = epoch + 1, held_until = null, changed_at = now()
                         where id = :id and status = :from
                        """)
                        .param("to", to.name())
                        .param("problem", problem)
                        .param("action", nextAction)
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Those that somebody has to work on and nobody does. */
    List<Long> untended() {
        return sql.sql("select id from following where " + AT_WORK
                        + " and slot is not null and (held_until is null or held_until < now())"
                        + " and (try_again_at is null or try_again_at < now()) order by id")
                .query(Long.class)
                .list();
    }

    /** Takes the lease of one; empty if somebody else was faster or nobody has to work on it any more. */
    @Transactional
    public Optional<Following> take(long id, String owner) {
        int taken = sql.sql(
                        "update following set epoch = epoch + 1, owner = :owner, held_until = now() + :lease::interval"
                                + " where id = :id and " + AT_WORK + " and (held_until is null or held_until < now())")
                .param("owner", owner)
                .param("lease", lease.toMillis() + " milliseconds")
                .param("id", id)
                .update();
        return taken == 1 ? Optional.of(get(id)) : Optional.empty();
    }

    /** Renews the lease; false if it is not held any more, or nobody has to work on it any more. */
    boolean renew(Following held) {
        return sql.sql(
                                "update following set held_until = now() + :lease::interval where id = :id and epoch = :epoch and "
                                        + AT_WORK)
                        .param("lease", lease.toMillis() + " milliseconds")
                        .param("id", held.id())
                        .param("epoch", held.epoch())
                        .update()
                == 1;
    }

    /** Stores how the source is, which is going well; false if the lease is not held any more. */
    boolean looked(Following held, FeedHealth health, Instant now) {
        return sql.sql(
                                "update following set looked_at = :now, retained_bytes = :retained, remaining_bytes = :remaining,"
                                        + " status = 'FOLLOWING', problem = '', next_action = ''"
                                        + " where id = :id and epoch = :epoch and " + AT_WORK)
                        .param("now", Timestamp.from(now))
                        .param("retained", health.retainedBytes())
                        .param("remaining", health.remainingBytes())
                        .param("id", held.id())
                        .param("epoch", held.epoch())
                        .update()
                == 1;
    }

    /**
     * Stores up to where everything is in the target.
     *
     * @param position null if a transaction was applied in part only
     * @return false if the lease is not held any more, and nothing was stored
     */
    boolean advance(Following held, @Nullable String position, @Nullable Instant committedAt, FollowTotals more) {
        return sql.sql("update following set position = coalesce(:position, position),"
                                + " committed_at = coalesce(:at, committed_at), changes = changes + :changes,"
                                + " written = written + :written, buried = buried + :buried, late = late + :late"
                                + " where id = :id and epoch = :epoch and " + AT_WORK)
                        .param("position", position)
                        .param("at", committedAt == null ? null : Timestamp.from(committedAt))
                        .param("changes", more.changes())
                        .param("written", more.written())
                        .param("buried", more.buried())
                        .param("late", more.late())
                        .param("id", held.id())
                        .param("epoch", held.epoch())
                        .update()
                == 1;
    }

    /** Notes that every row is copied and every write of the copy was answered. */
    void copied(long id) {
        sql.sql("update following set copied = true where id = ?").param(id).update();
    }

    boolean isCopied(long id) {
        return sql.sql("select copied from following where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** Takes the lease away from whoever holds it, and lets nobody take it for a while. */
    void interrupt(long id) {
        sql.sql("update following set epoch = epoch + 1, held_until = null, try_again_at = now() + interval '1 minute'"
                        + " where id = ? and status <> 'ENDED'")
                .param(id)
                .update();
    }

    /** Stores what is in the way, and gives the lease back for a while. */
    void hold(Following held, String problem, String nextAction) {
        sql.sql("update following set status = 'HELD', problem = :problem, next_action = :action, held_until = null,"
                        + " try_again_at = now() + :pause::interval, changed_at = now()"
                        + " where id = :id and epoch = :epoch and " + AT_WORK)
                .param("problem", problem)
                .param("action", nextAction)
                .param("pause", pause.toMillis() + " milliseconds")
                .param("id", held.id())
                .param("epoch", held.epoch())
                .update();
    }

    /** Stores that changes are gone. */
    void lose(Following held, String problem, String nextAction) {
        sql.sql("update following set status = 'LOST', problem = :problem, next_action = :action, held_until = null,"
                        + " changed_at = now() where id = :id and epoch = :epoch and " + AT_WORK)
                .param("problem", problem)
                .param("action", nextAction)
                .param("id", held.id())
                .param("epoch", held.epoch())
                .update();
    }

    /** Gives the lease back, so that another node can go on at once. */
    void release(Following held) {
        sql.sql("update following set held_until = null where id = ? and epoch = ?")
                .param(held.id())
                .param(held.epoch())
                .update();
    }

    private Following following(ResultSet row, int n) throws SQLException {
        String slot = row.getString("slot");
        return new Following(
                row.getLong("id"),
                row.getLong("step_run_id"),
                text(row, "name"),
                FollowingStatus.valueOf(text(row, "status")),
                new EnvironmentId(row.getLong("environment_id")),
                text(row, "aws_account"),
                text(row, "source_schema"),
                json.readValue(text(row, "model"), TargetModel.class),
                json.readValue(text(row, "table_names"), new TypeReference<Map<String, String>>() {}),
                slot == null ? null : json.readValue(slot, PostgresSlot.class),
                row.getString("position"),
                row.getLong("epoch"),
                instant(row, "committed_at"),
                instant(row, "looked_at"),
                new FollowTotals(
                        row.getLong("changes"), row.getLong("written"), row.getLong("buried"), row.getLong("late")),
                row.getLong("retained_bytes"),
                row.getLong("remaining_bytes"),
                text(row, "problem"),
                text(row, "next_action"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
