package dev.drover.model;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
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

/** Keeps the target model of every migration, as one document, and every version that it had. */
@Service
@Transactional
public class TargetModels {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TargetModels(
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

    /** The model of a migration; an empty one of version 0 before the first save. */
    @Transactional(readOnly = true)
    public StoredModel of(MigrationId migration) {
        return sql.sql("select document, version, changed_by, changed_at from target_model where migration_id = :id")
                .param("id", migration.value())
                .query(this::stored)
                .optional()
                .orElseGet(() -> new StoredModel(TargetModel.empty(), 0, "", Instant.EPOCH));
    }

    /**
     * Saves a change.
     *
     * @param expectedVersion the version that the person saw
     * @param what the change in words, for the records: "the index GSI1"
     * @throws ModelChangedException if somebody else saved in the meantime; nothing is written
     */
    public StoredModel save(MigrationId migration, TargetModel model, int expectedVersion, String what, Actor actor) {
        ModelChange change = new ModelChange("Changed " + what + " in the target model.", what);
        return save(migration, model, expectedVersion, change, actor);
    }

    /** Saves a change that is described in whole sentences; see {@link #save(MigrationId, TargetModel, int, String, Actor)}. */
    public StoredModel save(
            MigrationId migration, TargetModel model, int expectedVersion, ModelChange change, Actor actor) {
        StoredModel saved = new StoredModel(model, expectedVersion + 1, actor.name(), clock.instant());
        int written = sql.sql("""
                        insert into target_model as t (migration_id, document, version, changed_by, changed_at)
                        select :id, :document::jsonb, :version, :by, :at
                         where :expected = 0 or exists (select 1 from target_model where migration_id = :id)
                            on conflict (migration_id) do update
                           set document = excluded.document, version = excluded.version,
                               changed_by = excluded.changed_by, changed_at = excluded.changed_at
                         where t.version = :expected
                        """)
                .param("id", migration.value())
                .param("document", json.writeValueAsString(model))
                .param("version", saved.version())
                .param("expected", expectedVersion)
                .param("by", saved.changedBy())
                .param("at", Timestamp.from(saved.changedAt()))
                .update();
        if (written == 0) {
            throw new ModelChangedException(of(migration));
        }
        keepVersion(migration, saved, change, actor);
        Migration changed = migrations.get(migration);
        audit.record(actor, changed.workspace(), migration.value(), "model.changed", change.sentence());
        events.publishEvent(new PlanChanged(migration, actor, change.what()));
        return saved;
    }

    private void keepVersion(MigrationId migration, StoredModel saved, ModelChange change, Actor actor) {
        sql.sql("""
                        insert into target_model_version
                               (migration_id, version, document, person_id, changed_by, changed_at, sentence)
                        values (:migration, :version, :document::jsonb, :person, :by, :at, :sentence)
                        """)
                .param("migration", migration.value())
                .param("version", saved.version())
                .param("document", json.writeValueAsString(saved.model()))
                .param("person", actor.id().value())
                .param("by", saved.changedBy())
                .param("at", Timestamp.from(saved.changedAt()))
                .param("sentence", change.sentence())
                .update();
    }

    private StoredModel stored(ResultSet row, int n) throws SQLException {
        return new StoredModel(
                json.readValue(row.getString("document"), TargetModel.class),
                row.getInt("version"),
                row.getString("changed_by"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
    }
}
