package dev.drover.discovery;

import dev.drover.connection.EnvironmentId;
import dev.drover.migration.MigrationId;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The latest survey of each table, and how many items had which version in the ones before. */
@Repository
class SurveyTable {

    private final JdbcClient sql;
    private final JsonMapper json;

    SurveyTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<String> names(MigrationId migration, EnvironmentId environment) {
        return sql.sql("""
                        select table_name from discovery_survey
                         where migration_id = :migration and environment_id = :environment
                         order by table_name
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .query(String.class)
                .list();
    }

    Optional<Survey> find(MigrationId migration, EnvironmentId environment, String table) {
        return sql.sql("""
                        select survey from discovery_survey
                         where migration_id = :migration and environment_id = :environment and table_name = :table
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", table)
                .query((row, n) -> json.readValue(row.getString("survey"), Survey.class))
                .optional();
    }

    void put(MigrationId migration, EnvironmentId environment, Survey survey, String by) {
        sql.sql("""
                        insert into discovery_survey
                               (migration_id, environment_id, table_name, taken_at, taken_by, survey)
                        values (:migration, :environment, :table, :at, :by, :survey::jsonb)
                        on conflict (migration_id, environment_id, table_name) do update
                           set taken_at = excluded.taken_at, taken_by = excluded.taken_by, survey = excluded.survey
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", survey.table().name())
                .param("at", Timestamp.from(survey.at()))
                .param("by", by)
                .param("survey", json.writeValueAsString(survey))
                .update();
        putVersions(migration, environment, survey);
    }

    /** A table that somebody samples every hour still has one row for each day. */
    private void putVersions(MigrationId migration, EnvironmentId environment, Survey survey) {
        LocalDate day = LocalDate.ofInstant(survey.at(), ZoneOffset.UTC);
        List<SampledVersions> versions = survey.sample().entities().stream()
                .filter(entity -> !entity.versions().isEmpty())
                .map(entity -> new SampledVersions(day, entity.name(), entity.items(), entity.versions()))
                .toList();
        if (versions.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into discovery_version_count (migration_id, environment_id, table_name, day, counts)
                        values (:migration, :environment, :table, :day, :counts::jsonb)
                        on conflict (migration_id, environment_id, table_name, day) do update
                           set counts = excluded.counts
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", survey.table().name())
                .param("day", day)
                .param("counts", json.writeValueAsString(versions))
                .update();
    }

    /** The earliest day first. */
    List<SampledVersions> versions(MigrationId migration, EnvironmentId environment, String table) {
        return sql
                .sql("""
                        select counts from discovery_version_count
                         where migration_id = :migration and environment_id = :environment and table_name = :table
                         order by day
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", table)
                .query((row, n) -> json.readValue(row.getString("counts"), SampledVersions[].class))
                .list()
                .stream()
                .flatMap(Arrays::stream)
                .toList();
    }

    int remove(MigrationId migration, EnvironmentId environment, String table) {
        sql.sql("""
                        delete from discovery_version_count
                         where migration_id = :migration and environment_id = :environment and table_name = :table
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", table)
                .update();
        return sql.sql("""
                        delete from discovery_survey
                         where migration_id = :migration and environment_id = :environment and table_name = :table
                        """)
                .param("migration", migration.value())
                .param("environment", environment.value())
                .param("table", table)
                .update();
    }
}
