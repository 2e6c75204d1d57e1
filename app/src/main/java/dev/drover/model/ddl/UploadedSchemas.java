package dev.drover.model.ddl;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps for every migration at most one uploaded schema. */
@Service
@Transactional
public class UploadedSchemas {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;

    UploadedSchemas(JdbcClient sql, JsonMapper json, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<UploadedSchema> of(MigrationId migration) {
        return sql.sql("""
                        select file_name, document, person_name, uploaded_at from uploaded_schema
                         where migration_id = :migration
                        """)
                .param("migration", migration.value())
                .query((row, n) -> new UploadedSchema(
                        row.getString("file_name"),
                        json.readValue(row.getString("document"), SchemaFile.class),
                        row.getString("person_name"),
                        Objects.requireNonNull(row.getTimestamp("uploaded_at")).toInstant()))
                .optional();
    }

    /** Keeps a schema in place of the one before it. */
    public void keep(Migration migration, String fileName, SchemaFile file, Actor actor) {
        sql.sql("""
                        insert into uploaded_schema
                               (migration_id, file_name, document, person_id, person_name, uploaded_at)
                        values (:migration, :file, :document::jsonb, :person, :name, :at)
                            on conflict (migration_id) do update
                           set file_name = excluded.file_name, document = excluded.document,
                               person_id = excluded.person_id, person_name = excluded.person_name,
                               uploaded_at = excluded.uploaded_at
                        """)
                .param("migration", migration.id().value())
                .param("file", fileName)
                .param("document", json.writeValueAsString(file))
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(
                actor,
                migration.workspace(),
                migration.id().value(),
                "schema.uploaded",
                "Uploaded the schema " + file.schema().name() + " with "
                        + file.schema().tables().size()
                        + (file.schema().tables().size() == 1 ? " table" : " tables")
                        + ", for when the source cannot be reached.");
    }

    /** Forgets the schema; nothing happens if there is none. */
    public void remove(Migration migration, Actor actor) {
        int removed = sql.sql("delete from uploaded_schema where migration_id = :migration")
                .param("migration", migration.id().value())
                .update();
        if (removed > 0) {
            audit.record(
                    actor,
                    migration.workspace(),
                    migration.id().value(),
                    "schema.removed",
                    "Removed the uploaded schema.");
        }
    }
}
