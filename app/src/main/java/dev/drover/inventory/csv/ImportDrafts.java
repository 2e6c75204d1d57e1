package dev.drover.inventory.csv;

import dev.drover.inventory.ChangeWay;
import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people uploaded and have not confirmed yet, one file per person and migration, for a day. */
@Repository
class ImportDrafts {

    static final Duration KEPT = Duration.ofDays(1);

    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    ImportDrafts(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps a file in place of the one before it, and throws away what is too old. */
    long keep(MigrationId migration, PersonId person, Sheet sheet, ChangeWay way) {
        sql.sql("""
                        delete from import_draft
                         where created_at < :expired or (migration_id = :migration and person_id = :person)
                        """)
                .param("expired", expired())
                .param("migration", migration.value())
                .param("person", person.value())
                .update();
        return sql.sql("""
                        insert into import_draft (migration_id, person_id, sheet, way, created_at)
                        values (:migration, :person, :sheet::jsonb, :way, :at)
                        returning id
                        """)
                .param("migration", migration.value())
                .param("person", person.value())
                .param("sheet", json.writeValueAsString(sheet))
                .param("way", way.name())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** The file, for the person who uploaded it. */
    Optional<ImportDraft> find(MigrationId migration, PersonId person, long id) {
        return sql.sql("""
                        select id, sheet, way, choices, added, changed
                          from import_draft
                         where id = :id and migration_id = :migration and person_id = :person
                               and created_at >= :expired
                        """)
                .param("id", id)
                .param("migration", migration.value())
                .param("person", person.value())
                .param("expired", expired())
                .query(this::draft)
                .optional();
    }

    /** Keeps what the columns hold. */
    void choose(long id, List<String> choices) {
        sql.sql("update import_draft set choices = :choices::jsonb where id = :id and added is null")
                .param("id", id)
                .param("choices", json.writeValueAsString(choices))
                .update();
    }

    /** Remembers what the import did, and of the rows only those with errors; false if it was imported already. */
    boolean finish(long id, ImportDraft.Result result, Sheet withErrors) {
        return sql.sql("""
                        update import_draft
                           set sheet = :sheet::jsonb, added = :added, changed = :changed
                         where id = :id and added is null
                        """)
                        .param("id", id)
                        .param("sheet", json.writeValueAsString(withErrors))
                        .param("added", result.added())
                        .param("changed", result.changed())
                        .update()
                == 1;
    }

    private Timestamp expired() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    private ImportDraft draft(ResultSet row, int n) throws SQLException {
        int added = row.getInt("added");
        ImportDraft.Result result = row.wasNull() ? null : new ImportDraft.Result(added, row.getInt("changed"));
        String choices = row.getString("choices");
        return new ImportDraft(
                row.getLong("id"),
                json.readValue(row.getString("sheet"), Sheet.class),
                ChangeWay.valueOf(row.getString("way")),
                choices == null ? null : json.readValue(choices, KEYS),
                result);
    }
}
