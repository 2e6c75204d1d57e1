package dev.drover.model.interchange;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploaded files: unconfirmed ones for a day, one per person and migration; of confirmed ones the last of its format. */
@Repository
class KeptFiles {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient sql;
    private final Clock clock;

    KeptFiles(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    long keep(MigrationId migration, PersonId person, String name, FileFormat format, String content) {
        sql.sql("""
                        delete from model_import
                         where applied_version is null
                           and (created_at < :expired or (migration_id = :migration and person_id = :person))
                        """)
                .param("expired", expired())
                .param("migration", migration.value())
                .param("person", person.value())
                .update();
        return sql.sql("""
                        insert into model_import (migration_id, person_id, file_name, format, content, created_at)
                        values (:migration, :person, :name, :format, :content, :at)
                        returning id
                        """)
                .param("migration", migration.value())
                .param("person", person.value())
                .param("name", name)
                .param("format", format.name())
                .param("content", content)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** A file that waits to be confirmed, for the person who uploaded it. */
    Optional<KeptFile> find(MigrationId migration, PersonId person, long id) {
        return sql.sql("""
                        select id, file_name, format, content from model_import
                         where id = :id and migration_id = :migration and person_id = :person
                           and applied_version is null and created_at >= :expired
                        """)
                .param("id", id)
                .param("migration", migration.value())
                .param("person", person.value())
                .param("expired", expired())
                .query(KeptFiles::file)
                .optional();
    }

    /** The file of a format that the model took last. */
    Optional<KeptFile> applied(MigrationId migration, FileFormat format) {
        return sql.sql("""
                        select id, file_name, format, content from model_import
                         where migration_id = :migration and format = :format and applied_version is not null
                         order by applied_version desc
                         limit 1
                        """)
                .param("migration", migration.value())
                .param("format", format.name())
                .query(KeptFiles::file)
                .optional();
    }

    /** Remembers that a file was taken, in place of the one before it; false if somebody was faster. */
    boolean apply(MigrationId migration, KeptFile file, int version) {
        int applied =
                sql.sql("""
                        update model_import set applied_version = :version
                         where id = :id and applied_version is null
                        """).param("version", version).param("id", file.id()).update();
        sql.sql("""
                        delete from model_import
                         where migration_id = :migration and format = :format and applied_version is not null
                           and id <> :id
                        """)
                .param("migration", migration.value())
                .param("format", file.format().name())
                .param("id", file.id())
                .update();
        return applied == 1;
    }

    private Timestamp expired() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }

    private static KeptFile file(ResultSet row, int n) throws SQLException {
        return new KeptFile(
                row.getLong("id"),
                row.getString("file_name"),
                FileFormat.valueOf(row.getString("format")),
                row.getString("content"));
    }
}
