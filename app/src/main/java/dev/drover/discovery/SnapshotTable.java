package dev.drover.discovery;

import dev.drover.connection.EnvironmentId;
import dev.drover.migration.MigrationId;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The readings of all migrations. */
@Repository
class SnapshotTable {

    private final JdbcClient sql;
    private final JsonMapper json;

    SnapshotTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The earliest first. */
    List<Snapshot> all(MigrationId migration, EnvironmentId environment) {
        return sql.sql("""
                        select id, reading, taken_by
                          from discovery_snapshot
                         where migration_id = :migration and environment_id = :environment
                         order by taken_at, id
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .query((row, n) -> new Snapshot(
                        row.getLong("id"),
                        json.readValue(row.getString("reading"), SourceReading.class),
                        row.getString("taken_by")))
                .list();
    }

    /** The reading of the latest one. */
    Optional<SourceReading> latest(MigrationId migration, EnvironmentId environment) {
        return sql.sql("""
                        select reading
                          from discovery_snapshot
                         where migration_id = :migration and environment_id = :environment
                         order by taken_at desc, id desc
                         limit 1
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .query((row, n) -> json.readValue(row.getString("reading"), SourceReading.class))
                .optional();
    }

    void add(MigrationId migration, EnvironmentId environment, SourceReading reading, String by) {
        sql.sql("""
                        insert into discovery_snapshot (migration_id, environment_id, taken_at, taken_by, reading)
                        values (:migration, :environment, :at, :by, :reading::jsonb)
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("at", Timestamp.from(reading.at()))
                .param("by", by)
                .param("reading", json.writeValueAsString(reading))
                .update();
    }

    /** Keeps the first and the latest ones, so that somebody who presses a button every minute fills no disk. */
    void thin(MigrationId migration, EnvironmentId environment, int most) {
        sql.sql("""
                        delete from discovery_snapshot
                         where id in (select id from (
                                   select id, row_number() over (order by taken_at, id) as first,
                                          row_number() over (order by taken_at desc, id desc) as latest
                                     from discovery_snapshot
                                    where migration_id = :migration and environment_id = :environment) s
                               where first > 1 and latest >= :most)
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("most", most)
                .update();
    }

    int clear(MigrationId migration) {
        return sql.sql("delete from discovery_snapshot where migration_id = :migration")
                .param("migration", migration.value())
                .update();
    }
}
