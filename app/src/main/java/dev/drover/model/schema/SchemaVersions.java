package dev.drover.model.schema;

import dev.drover.audit.AuditTrail;
import dev.drover.inventory.consumer.SchemaText;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.migration.PlanChanged;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the frozen shapes of every migration. A gate of the runbook goes by them, so whoever changes one edits the plan. */
@Service
@Transactional
public class SchemaVersions {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SchemaVersions(
            JdbcClient sql, Migrations migrations, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, by table, entity and number. */
    @Transactional(readOnly = true)
    public List<SchemaVersion> of(MigrationId migration) {
        return sql.sql("select * from schema_version where migration_id = :id order by table_name, entity, version")
                .param("id", migration.value())
                .query(SchemaVersions::version)
                .list();
    }

    /**
     * Freezes a shape; it is live from then on.
     *
     * @throws FrozenAlreadyException if there is one of that number
     */
    public void freeze(MigrationId migration, CurrentShape shape, String note, Actor actor) {
        int written = sql.sql("""
                        insert into schema_version values
                               (:migration, :table, :entity, :version, :document, :note, :by, :at, true, :by, :at)
                            on conflict do nothing
                        """)
                .param("migration", migration.value())
                .param("table", shape.table())
                .param("entity", shape.entity())
                .param("version", shape.version())
                .param("document", shape.document().toString())
                .param("note", note.strip())
                .param("by", actor.name())
                .param("at", now())
                .update();
        if (written == 0) {
            throw new FrozenAlreadyException(shape.entity(), shape.version());
        }
        record(
                migration,
                actor,
                "schema.frozen",
                "Froze version " + shape.version() + " of " + shape.place()
                        + (note.isBlank() ? "." : ": " + note.strip()),
                "version " + shape.version() + " of " + shape.entity());
    }

    /** Says whether readers can meet items of a version; nothing happens if that is known. */
    public void setLive(MigrationId migration, String table, String entity, int version, boolean live, Actor actor) {
        int written = sql.sql("""
                        update schema_version set live = :live, changed_by = :by, changed_at = :at
                         where migration_id = :migration and table_name = :table and entity = :entity
                           and version = :version and live <> :live
                        """)
                .param("migration", migration.value())
                .param("table", table)
                .param("entity", entity)
                .param("version", version)
                .param("live", live)
                .param("by", actor.name())
                .param("at", now())
                .update();
        if (written > 0) {
            record(
                    migration,
                    actor,
                    live ? "schema.live" : "schema.retired",
                    (live ? "Declared live" : "Retired") + " version " + version + " of " + table + " · " + entity
                            + ".",
                    "version " + version + " of " + entity);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence, String what) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
        events.publishEvent(new PlanChanged(migration, actor, "schema " + what));
    }

    private static SchemaVersion version(ResultSet row, int n) throws SQLException {
        return new SchemaVersion(
                row.getString("table_name"),
                row.getString("entity"),
                row.getInt("version"),
                SchemaText.stored(row.getString("document")),
                row.getString("note"),
                row.getString("frozen_by"),
                Objects.requireNonNull(row.getTimestamp("frozen_at")).toInstant(),
                row.getBoolean("live"),
                row.getString("changed_by"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
    }
}
