package dev.drover.model.version;

import dev.drover.migration.MigrationId;
import dev.drover.model.TargetModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Finds the versions that a target model had; whoever saves the model keeps them. */
@Repository
public class ModelVersions {

    private final JdbcClient sql;
    private final JsonMapper json;

    ModelVersions(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * Versions from the newest to the oldest.
     *
     * @param before only those with a smaller number
     */
    public List<ModelVersion> page(MigrationId migration, int before, int most) {
        return sql.sql("""
                        select version, changed_by, changed_at, sentence
                          from target_model_version
                         where migration_id = :migration and version < :before
                         order by version desc
                         limit :most
                        """)
                .param("migration", migration.value())
                .param("before", before)
                .param("most", most)
                .query((row, n) -> new ModelVersion(
                        row.getInt("version"),
                        row.getString("changed_by"),
                        Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant(),
                        row.getString("sentence")))
                .list();
    }

    /** The model as it was in a version; version 0 is the empty one before the first save. */
    public Optional<TargetModel> model(MigrationId migration, int version) {
        if (version == 0) {
            return Optional.of(TargetModel.empty());
        }
        return sql.sql("""
                        select document from target_model_version
                         where migration_id = :migration and version = :version
                        """)
                .param("migration", migration.value())
                .param("version", version)
                .query(String.class)
                .optional()
                .map(document -> json.readValue(document, TargetModel.class));
    }
}
