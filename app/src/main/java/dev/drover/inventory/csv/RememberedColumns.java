package dev.drover.inventory.csv;

import dev.drover.migration.MigrationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people of a migration chose for the columns of a file, by its headings. */
@Repository
class RememberedColumns {

    private static final TypeReference<List<String>> KEYS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    RememberedColumns(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void keep(MigrationId migration, List<String> headings, List<String> choices) {
        sql.sql("""
                        insert into import_columns (migration_id, headings, choices)
                        values (:migration, :headings, :choices::jsonb)
                            on conflict (migration_id, headings) do update set choices = excluded.choices
                        """)
                .param("migration", migration.value())
                .param("headings", digest(headings))
                .param("choices", json.writeValueAsString(choices))
                .update();
    }

    /** Without choices of fields that there are no more. */
    Optional<List<String>> find(MigrationId migration, List<String> headings) {
        return sql.sql("select choices from import_columns where migration_id = :migration and headings = :headings")
                .param("migration", migration.value())
                .param("headings", digest(headings))
                .query(String.class)
                .optional()
                .map(choices -> json.readValue(choices, KEYS))
                .filter(choices ->
                        choices.stream().allMatch(key -> Meaning.withKey(key).isPresent()));
    }

    private String digest(List<String> headings) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(json.writeValueAsString(headings).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
