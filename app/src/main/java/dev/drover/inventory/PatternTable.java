package dev.drover.inventory;

import dev.drover.migration.MigrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of all inventories. A pattern is kept as the texts of its fields, under their keys. */
@Repository
class PatternTable {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    PatternTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<StoredPattern> all(MigrationId migration) {
        return sql.sql("""
                        select number, document, version, changed_by, changed_at
                          from access_pattern
                         where migration_id = :migration
                         order by number
                        """)
                .param("migration", migration.value())
                .query(this::stored)
                .list();
    }

    Optional<StoredPattern> find(MigrationId migration, PatternId id) {
        return sql.sql("""
                        select number, document, version, changed_by, changed_at
                          from access_pattern
                         where migration_id = :migration and number = :number
                        """)
                .param("migration", migration.value())
                .param("number", id.number())
                .query(this::stored)
                .optional();
    }

    /** The highest number that an id ever had. */
    int lastNumber(MigrationId migration) {
        return sql.sql("select coalesce(max(number), 0) from access_pattern where migration_id = :migration")
                .param("migration", migration.value())
                .query(Integer.class)
                .single();
    }

    InventoryState state(MigrationId migration) {
        return sql.sql("select revision, changed_by, changed_at from inventory where migration_id = :migration")
                .param("migration", migration.value())
                .query(PatternTable::inventoryState)
                .optional()
                .orElseGet(() -> new InventoryState(0, "", Instant.EPOCH));
    }

    /** Counts a change and keeps everybody else from changing the same inventory until the transaction ends. */
    InventoryState touch(MigrationId migration, String changedBy, Instant changedAt) {
        return sql.sql("""
                        insert into inventory as i (migration_id, revision, changed_by, changed_at)
                        values (:migration, 1, :by, :at)
                            on conflict (migration_id) do update
                           set revision = i.revision + 1, changed_by = excluded.changed_by,
                               changed_at = excluded.changed_at
                        returning revision, changed_by, changed_at
                        """)
                .param("migration", migration.value())
                .param("by", changedBy)
                .param("at", Timestamp.from(changedAt))
                .query(PatternTable::inventoryState)
                .single();
    }

    void insert(MigrationId migration, List<StoredPattern> patterns) {
        sql.sql("""
                        insert into access_pattern (migration_id, number, document, version, changed_by, changed_at)
                        select :migration, p.number, p.document, 1, :by, :at
                          from jsonb_to_recordset(:patterns::jsonb) as p (number int, document jsonb)
                        """)
                .param("migration", migration.value())
                .param(
                        "patterns",
                        json.writeValueAsString(patterns.stream().map(Row::of).toList()))
                .param("by", patterns.get(0).changedBy())
                .param("at", Timestamp.from(patterns.get(0).changedAt()))
                .update();
    }

    /** Writes those whose version in the table is still the one before theirs, and returns how many that were. */
    int update(MigrationId migration, List<StoredPattern> patterns) {
        return sql.sql("""
                        update access_pattern as a
                           set document = p.document, version = p.version, changed_by = :by, changed_at = :at
                          from jsonb_to_recordset(:patterns::jsonb) as p (number int, version int, document jsonb)
                         where a.migration_id = :migration and a.number = p.number and a.version = p.version - 1
                        """)
                .param("migration", migration.value())
                .param(
                        "patterns",
                        json.writeValueAsString(patterns.stream().map(Row::of).toList()))
                .param("by", patterns.get(0).changedBy())
                .param("at", Timestamp.from(patterns.get(0).changedAt()))
                .update();
    }

    private StoredPattern stored(ResultSet row, int n) throws SQLException {
        Map<String, String> document = json.readValue(row.getString("document"), TEXTS);
        return new StoredPattern(
                PatternEdit.ofForm(document).kept(new PatternId(row.getInt("number")).toString()),
                row.getInt("version"),
                row.getString("changed_by"),
                changedAt(row));
    }

    private static InventoryState inventoryState(ResultSet row, int n) throws SQLException {
        return new InventoryState(row.getInt("revision"), row.getString("changed_by"), changedAt(row));
    }

    private static Instant changedAt(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant();
    }

    /** A pattern on its way into the table. */
    private record Row(int number, int version, Map<String, String> document) {

        static Row of(StoredPattern stored) {
            Map<String, String> document = new LinkedHashMap<>();
            for (PatternField field : PatternField.values()) {
                String text = field.write(stored.pattern());
                if (!text.isEmpty()) {
                    document.put(field.key(), text);
                }
            }
            return new Row(stored.id().number(), stored.version(), document);
        }
    }
}
