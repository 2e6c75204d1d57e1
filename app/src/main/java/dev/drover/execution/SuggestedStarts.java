package dev.drover.execution;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.runbook.StartTime;
import dev.drover.runbook.StartTimes;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the start that came with a runbook of another migration, until somebody plans one. Nothing starts because of it. */
@Repository
@Transactional
public class SuggestedStarts implements StartTimes {

    private final JdbcClient sql;
    private final PlannedStarts planned;
    private final Migrations migrations;
    private final AuditTrail audit;

    SuggestedStarts(JdbcClient sql, PlannedStarts planned, Migrations migrations, AuditTrail audit) {
        this.sql = sql;
        this.planned = planned;
        this.migrations = migrations;
        this.audit = audit;
    }

    /**
     * A start to begin a form with.
     *
     * @param source the name of the migration that it comes from
     */
    public record SuggestedStart(StartTime time, String source) {}

    @Override
    @Transactional(readOnly = true)
    public Optional<StartTime> newest(MigrationId migration) {
        return planned.newest(migration).map(start -> new StartTime(start.startsAt(), start.windowEndsAt()));
    }

    @Override
    public void suggest(MigrationId migration, StartTime time, String source, Actor actor) {
        sql.sql("""
                        insert into start_suggestion (migration_id, starts_at, window_ends_at, source_name)
                        values (:migration, :starts, :ends, :source)
                            on conflict (migration_id) do update
                           set starts_at = excluded.starts_at, window_ends_at = excluded.window_ends_at,
                               source_name = excluded.source_name
                        """)
                .param("migration", migration.value())
                .param("starts", Timestamp.from(time.startsAt()))
                .param("ends", timestamp(time.windowEndsAt()))
                .param("source", source)
                .update();
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "run.suggested",
                "Suggested a start at " + time.startsAt() + ", from that of " + source + ".");
    }

    /** Empty if there is none, or if a start was planned since. */
    @Transactional(readOnly = true)
    public Optional<SuggestedStart> of(MigrationId migration) {
        return sql.sql("select * from start_suggestion where migration_id = :migration")
                .param("migration", migration.value())
                .query((row, n) -> new SuggestedStart(
                        new StartTime(
                                Objects.requireNonNull(row.getTimestamp("starts_at"))
                                        .toInstant(),
                                instant(row.getTimestamp("window_ends_at"))),
                        row.getString("source_name")))
                .optional();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
