package dev.drover.execution;

import dev.drover.audit.AuditTrail;
import dev.drover.execution.PlannedStart.State;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revisions;
import dev.drover.step.RunKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Runs that start by themselves. Whether one may start is asked at its moment, not before. */
@Service
@Transactional
public class PlannedStarts {

    /** A run that comes later than this after its moment does not start: nobody expects it any more. */
    static final Duration LATEST = Duration.ofMinutes(10);

    private static final Duration FURTHEST = Duration.ofDays(366);

    private final JdbcClient sql;
    private final StartRun start;
    private final Revisions revisions;
    private final Directory directory;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    PlannedStarts(
            JdbcClient sql,
            StartRun start,
            Revisions revisions,
            Directory directory,
            Migrations migrations,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.start = start;
        this.revisions = revisions;
        this.directory = directory;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Plans a start.
     *
     * @param windowEndsAt when no further step may begin; null for no window
     * @throws RunRefusedException if the times make no sense, or another start is planned; nothing is written
     */
    public void plan(
            MigrationId migration,
            RunKind kind,
            int sharePercent,
            Instant startsAt,
            @Nullable Instant windowEndsAt,
            Actor actor) {
        Instant now = clock.instant();
        if (!startsAt.isAfter(now) || startsAt.isAfter(now.plus(FURTHEST))) {
            throw new RunRefusedException("A start is planned for a moment to come, within a year.");
        }
        if (windowEndsAt != null && !windowEndsAt.isAfter(startsAt)) {
            throw new RunRefusedException("The window has to end after the start.");
        }
        if (sharePercent < 1 || sharePercent > 100 || (kind == RunKind.LIVE && sharePercent != 100)) {
            throw new RunRefusedException(
                    "A share is between 1 and 100 %, and 100 % for a live run, not " + sharePercent + ".");
        }
        String digest = revisions
                .latest(migration)
                .map(revision -> revision.digests().whole())
                .orElseThrow(() -> new RunRefusedException("Nothing was submitted yet, so there is nothing to start."));
        try {
            sql.sql("""
                            insert into planned_start
                                   (migration_id, kind, share_percent, starts_at, window_ends_at, planned_by, planned_name,
                                    state, digest)
                            values (:migration, :kind, :share, :starts, :ends, :by, :name, 'PLANNED', :digest)
                            """)
                    .param("migration", migration.value())
                    .param("kind", kind.name())
                    .param("share", sharePercent)
                    .param("starts", Timestamp.from(startsAt))
                    .param("ends", windowEndsAt == null ? null : Timestamp.from(windowEndsAt))
                    .param("by", actor.id().value())
                    .param("name", actor.name())
                    .param("digest", digest)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RunRefusedException("Another start is planned already. Withdraw it first.");
        }
        sql.sql("delete from start_suggestion where migration_id = :migration")
                .param("migration", migration.value())
                .update();
        record(migration, actor, "run.planned", kind.label() + " planned for " + startsAt + ".");
    }

    /** Takes a planned start back. */
    public void withdraw(MigrationId migration, Actor actor) {
        int withdrawn = sql.sql("""
                        update planned_start set state = 'WITHDRAWN', outcome = :outcome
                         where migration_id = :migration and state = 'PLANNED'
                        """)
                .param("migration", migration.value())
                .param("outcome", "Withdrawn by " + actor.name() + ".")
                .update();
        if (withdrawn == 0) {
            throw new RunRefusedException("No start is planned any more.");
        }
        record(migration, actor, "run.withdrawn", "The planned start was withdrawn.");
    }

    /** The newest one: planned, or what became of it; empty if none was ever planned. */
    @Transactional(readOnly = true)
    public Optional<PlannedStart> newest(MigrationId migration) {
        return sql.sql("select * from planned_start where migration_id = :migration order by id desc limit 1")
                .param("migration", migration.value())
                .query((row, n) -> planned(row))
                .optional();
    }

    /** Those whose moment has come. */
    @Transactional(readOnly = true)
    List<Long> due() {
        return sql.sql("select id from planned_start where state = 'PLANNED' and starts_at <= now() order by starts_at")
                .query(Long.class)
                .list();
    }

    /**
     * Starts one, or writes down why it could not. The run and what became of the plan are one transaction, so that no plan
     * starts two runs.
     */
    void begin(long id) {
        Optional<PlannedStart> due =
                sql.sql("""
                        select * from planned_start where id = :id and state = 'PLANNED' for update skip locked
                        """).param("id", id).query((row, n) -> planned(row)).optional();
        due.ifPresent(this::begin);
    }

    private void begin(PlannedStart planned) {
        Actor actor = new Actor(planned.plannedBy(), planned.plannedName());
        List<String> refusals = refusals(planned, actor);
        if (refusals.isEmpty()) {
            Run run = start.start(
                    planned.migration(), planned.kind(), planned.sharePercent(), planned.windowEndsAt(), actor);
            end(planned, State.STARTED, "Started as run " + run.number() + ".");
        } else {
            String why = "It did not start: " + String.join(" ", refusals);
            end(planned, State.REFUSED, why);
            record(planned.migration(), actor, "run.not-started", planned.kind().label() + " as planned: " + why);
        }
    }

    private List<String> refusals(PlannedStart planned, Actor actor) {
        if (isLate(planned)) {
            return List.of("Drover was not there at its moment, and more than " + LATEST.toMinutes()
                    + " minutes later nobody expects it any more. Plan it again.");
        }
        boolean changed = revisions
                .latest(planned.migration())
                .filter(revision -> revision.digests().whole().equals(planned.digest()))
                .isEmpty();
        if (changed) {
            return List.of("The plan was changed after the start was planned. Plan it again.");
        }
        boolean mayRun = directory.roles(workspace(planned.migration()), planned.plannedBy()).stream()
                .anyMatch(role -> role.may(Permission.RUN));
        if (!mayRun) {
            return List.of(planned.plannedName() + ", who planned it, may not start runs any more.");
        }
        return start.refusals(planned.migration(), planned.kind(), planned.sharePercent(), actor);
    }

    /** By the database's clock, like everything that is due. */
    private boolean isLate(PlannedStart planned) {
        return sql.sql("select starts_at < now() - :latest * interval '1 second' from planned_start where id = :id")
                .param("latest", LATEST.toSeconds())
                .param("id", planned.id())
                .query(Boolean.class)
                .single();
    }

    private void end(PlannedStart planned, State state, String outcome) {
        sql.sql("update planned_start set state = :state, outcome = :outcome where id = :id")
                .param("id", planned.id())
                .param("state", state.name())
                .param("outcome", outcome)
                .update();
    }

    private void record(MigrationId migration, Actor actor, String kind, String sentence) {
        audit.record(actor, workspace(migration), migration.value(), kind, sentence);
    }

    private WorkspaceId workspace(MigrationId migration) {
        return migrations.get(migration).workspace();
    }

    private static PlannedStart planned(ResultSet row) throws SQLException {
        Timestamp ends = row.getTimestamp("window_ends_at");
        return new PlannedStart(
                row.getLong("id"),
                new MigrationId(row.getLong("migration_id")),
                RunKind.valueOf(row.getString("kind")),
                row.getInt("share_percent"),
                Objects.requireNonNull(row.getTimestamp("starts_at")).toInstant(),
                ends == null ? null : ends.toInstant(),
                new PersonId(row.getLong("planned_by")),
                row.getString("planned_name"),
                row.getString("digest"),
                State.valueOf(row.getString("state")),
                row.getString("outcome"));
    }
}
