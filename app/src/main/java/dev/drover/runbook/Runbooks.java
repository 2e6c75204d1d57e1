package dev.drover.runbook;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.migration.PlanChanged;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the runbook of every migration as one document; submitting freezes it into a {@link Revision}. */
@Service
@Transactional
public class Runbooks {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Runbooks(
            JdbcClient sql,
            JsonMapper json,
            Migrations migrations,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.json = json;
        this.migrations = migrations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The runbook of a migration; an empty one of version 0 before the first save. */
    @Transactional(readOnly = true)
    public StoredRunbook of(MigrationId migration) {
        return sql.sql("select document, version, changed_by, changed_at from runbook where migration_id = :id")
                .param("id", migration.value())
                .query(this::stored)
                .optional()
                .orElseGet(() -> new StoredRunbook(Runbook.empty(), 0, "", Instant.EPOCH));
    }

    /**
     * Saves a change.
     *
     * @param expectedVersion the version that the person saw
     * @param what the change in words, for the records: "the step Copy orders"
     * @throws RunbookChangedException if somebody else saved in the meantime; nothing is written
     */
    public StoredRunbook save(MigrationId migration, Runbook runbook, int expectedVersion, String what, Actor actor) {
        StoredRunbook saved = new StoredRunbook(runbook, expectedVersion + 1, actor.name(), clock.instant());
        int written = sql.sql("""
                        insert into runbook as r (migration_id, document, version, changed_by, changed_at)
                        select :id, :document::jsonb, :version, :by, :at
                         where :expected = 0 or exists (select 1 from runbook where migration_id = :id)
                            on conflict (migration_id) do update
                           set document = excluded.document, version = excluded.version,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at
                         where r.version = :expected
                        """)
                .param("id", migration.value())
                .param("document", json.writeValueAsString(runbook))
                .param("version", saved.version())
                .param("expected", expectedVersion)
                .param("by", saved.changedBy())
                .param("at", Timestamp.from(saved.changedAt()))
                .update();
        if (written == 0) {
            throw new RunbookChangedException(of(migration));
        }
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "runbook.changed",
                "Changed " + what + " in the runbook.");
        events.publishEvent(new PlanChanged(migration, actor, what));
        return saved;
    }

    private StoredRunbook stored(ResultSet row, int n) throws SQLException {
        return new StoredRunbook(
                json.readValue(row.getString("document"), Runbook.class),
                row.getInt("version"),
                row.getString("changed_by"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
    }
}
