package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionId;
import dev.drover.step.RunKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All runs. */
@Repository
public class Runs {

    private static final String ANOTHER_IS_ACTIVE =
            "Another run of this migration is active. Finish it or call it off first.";

    private final JdbcClient sql;

    Runs(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws RunRefusedException if the migration has an active run */
    RunId add(
            Revision revision,
            RunKind kind,
            int sharePercent,
            @Nullable Instant windowEndsAt,
            Actor actor,
            Instant now) {
        RunId id = add(revision, kind, sharePercent, null, "", actor, now);
        if (windowEndsAt != null) {
            extendWindow(id, windowEndsAt);
        }
        return id;
    }

    void extendWindow(RunId id, Instant until) {
        sql.sql("update run set window_ends_at = :until, overrun_told = false where id = :id")
                .param("id", id.value())
                .param("until", Timestamp.from(until))
                .update();
    }

    /**
     * Adds a run that takes back what another one did.
     *
     * @param to the phase at whose start it ends; empty if it takes back everything
     */
    RunId addUndoing(Run undone, Revision revision, String to, Actor actor, Instant now) {
        return add(revision, undone.kind(), undone.sharePercent(), undone.id(), to, actor, now);
    }

    private RunId add(
            Revision revision,
            RunKind kind,
            int sharePercent,
            @Nullable RunId undoes,
            String rollbackTo,
            Actor actor,
            Instant now) {
        try {
            return new RunId(sql.sql("""
                            insert into run
                                   (migration_id, number, revision_id, digest, kind, status, share_percent,
                                    undoes_run_id, rollback_to, started_by, started_name, started_at)
                            select :migration, coalesce(max(number), 0) + 1, :revision, :digest, :kind, 'RUNNING', :share,
                                   :undoes, :to, :by, :name, :at
                              from run where migration_id = :migration
                            returning id
                            """)
                    .param("migration", revision.migration().value())
                    .param("revision", revision.id().value())
                    .param("digest", revision.digests().whole())
                    .param("kind", kind.name())
                    .param("share", sharePercent)
                    .param("undoes", undoes == null ? null : undoes.value())
                    .param("to", rollbackTo)
                    .param("by", actor.id().value())
                    .param("name", actor.name())
                    .param("at", Timestamp.from(now))
                    .query(Long.class)
                    .single());
        } catch (DuplicateKeyException e) {
            throw new RunRefusedException(ANOTHER_IS_ACTIVE);
        }
    }

    /**
     * The run, locked until the transaction ends: whoever changes a run or its steps holds this lock. The run that it
     * undoes is locked before it, always in this order, so that two transactions never wait for each other.
     */
    Run lock(RunId id) {
        sql.sql("select id from run where id = (select undoes_run_id from run where id = :id) for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return lockAlone(id);
    }

    /** The same for a run that was read before: which run it undoes never changes. */
    Run lock(Run known) {
        return known.undoesRun() == null ? lockAlone(known.id()) : lock(known.id());
    }

    private Run lockAlone(RunId id) {
        return sql.sql("select * from run where id = ? for update")
                .param(id.value())
                .query((row, n) -> run(row))
                .single();
    }

    /**
     * Moves a run to another status. The caller holds the lock.
     *
     * @throws RunRefusedException if it would become active beside another run of its migration
     */
    Run become(Run run, RunStatus status, String reason, Instant now) {
        run.status().become(status);
        try {
            return update(run, status, reason, now);
        } catch (DuplicateKeyException e) {
            throw new RunRefusedException(ANOTHER_IS_ACTIVE);
        }
    }

    private Run update(Run run, RunStatus status, String reason, Instant now) {
        return sql.sql("""
                        update run
                           set status = :status, reason = :reason,
                               completed_at = case when :status = 'COMPLETED' then :now else completed_at end,
                               ended_at = case when :active then null else :now::timestamptz end
                         where id = :id
                        returning *
                        """)
                .param("id", run.id().value())
                .param("status", status.name())
                .param("reason", reason)
                .param("active", status.isActive())
                .param("now", Timestamp.from(now))
                .query((row, n) -> run(row))
                .single();
    }

    @Transactional(readOnly = true)
    public Run get(RunId id) {
        return sql.sql("select * from run where id = :id")
                .param("id", id.value())
                .query((row, n) -> run(row))
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Run> find(MigrationId migration, int number) {
        return sql.sql("select * from run where migration_id = :migration and number = :number")
                .param("migration", migration.value())
                .param("number", number)
                .query((row, n) -> run(row))
                .optional();
    }

    /** All runs of a migration, newest first. */
    @Transactional(readOnly = true)
    public List<Run> of(MigrationId migration) {
        return sql.sql("select * from run where migration_id = :migration order by number desc")
                .param("migration", migration.value())
                .query((row, n) -> run(row))
                .list();
    }

    /** The live runs that are under way, of all migrations. */
    @Transactional(readOnly = true)
    public List<Run> activeLive() {
        return sql.sql("""
                        select * from run
                         where kind = 'LIVE' and undoes_run_id is null
                           and status in ('RUNNING', 'PAUSING', 'PAUSED', 'ROLLING_BACK')
                         order by id
                        """).query((row, n) -> run(row)).list();
    }

    /** The newest run that undoes another. */
    @Transactional(readOnly = true)
    public Optional<Run> undoing(RunId undone) {
        return sql.sql("select * from run where undoes_run_id = :id order by id desc limit 1")
                .param("id", undone.value())
                .query((row, n) -> run(row))
                .optional();
    }

    private static Run run(ResultSet row) throws SQLException {
        Long undoes = row.getObject("undoes_run_id", Long.class);
        return new Run(
                new RunId(row.getLong("id")),
                new MigrationId(row.getLong("migration_id")),
                row.getInt("number"),
                new RevisionId(row.getLong("revision_id")),
                row.getString("digest"),
                RunKind.valueOf(row.getString("kind")),
                RunStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getInt("share_percent"),
                undoes == null ? null : new RunId(undoes),
                row.getString("rollback_to"),
                new PersonId(row.getLong("started_by")),
                row.getString("started_name"),
                Objects.requireNonNull(row.getTimestamp("started_at")).toInstant(),
                instant(row.getTimestamp("window_ends_at")),
                instant(row.getTimestamp("completed_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
