package dev.drover.inventory.consumer;

import dev.drover.migration.MigrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The tables of consumers and contracts. */
@Component
class ConsumerTable {

    private final JdbcClient sql;

    ConsumerTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<Consumer> all(MigrationId migration) {
        Map<Long, Map<String, String>> contracts = new HashMap<>();
        sql.sql("""
                        select c.consumer_id, c.entity, c.document
                          from consumer_contract c join consumer o on o.id = c.consumer_id
                         where o.migration_id = :migration
                        """)
                .param("migration", migration.value())
                .query((row, n) -> contracts
                        .computeIfAbsent(row.getLong("consumer_id"), id -> new TreeMap<>())
                        .put(row.getString("entity"), row.getString("document")))
                .list();
        return sql.sql("select * from consumer where migration_id = :migration order by lower(name)")
                .param("migration", migration.value())
                .query((row, n) -> consumer(row, contracts.getOrDefault(row.getLong("id"), Map.of())))
                .list();
    }

    long insert(MigrationId migration, ConsumerDraft draft, String by, Instant at) {
        return described(sql.sql("""
                                insert into consumer (migration_id, name, kind, owner, contact, reads, writes,
                                                      confirmed_on, version, changed_by, changed_at)
                                values (:migration, :name, :kind, :owner, :contact, :reads, :writes,
                                        :confirmed, 1, :by, :at)
                                returning id
                                """), draft, by, at)
                .param("migration", migration.value())
                .query(Long.class)
                .single();
    }

    /** Answers whether the version was still the expected one. */
    boolean update(long id, ConsumerDraft draft, int expectedVersion, String by, Instant at) {
        return described(sql.sql("""
                                update consumer
                                   set name = :name, kind = :kind, owner = :owner, contact = :contact, reads = :reads,
                                       writes = :writes, confirmed_on = :confirmed, version = version + 1,
                                       changed_by = :by, changed_at = :at
                                 where id = :id and version = :expected
                                """), draft, by, at)
                        .param("id", id)
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    void replaceContracts(long id, Map<String, String> contracts) {
        sql.sql("delete from consumer_contract where consumer_id = :id")
                .param("id", id)
                .update();
        contracts.forEach(
                (entity, document) -> sql.sql("insert into consumer_contract values (:id, :entity, :document)")
                        .param("id", id)
                        .param("entity", entity)
                        .param("document", document)
                        .update());
    }

    boolean delete(long id, int expectedVersion) {
        return sql.sql("delete from consumer where id = :id and version = :expected")
                        .param("id", id)
                        .param("expected", expectedVersion)
                        .update()
                == 1;
    }

    private static StatementSpec described(StatementSpec statement, ConsumerDraft draft, String by, Instant at) {
        return statement
                .param("name", draft.name())
                .param("kind", Objects.requireNonNull(draft.kind()).name())
                .param("owner", draft.owner())
                .param("contact", draft.contact())
                .param("reads", draft.reads().toArray(String[]::new))
                .param("writes", draft.writes().toArray(String[]::new))
                .param("confirmed", draft.confirmedOn())
                .param("by", by)
                .param("at", Timestamp.from(at));
    }

    private static Consumer consumer(ResultSet row, Map<String, String> contracts) throws SQLException {
        return new Consumer(
                row.getLong("id"),
                new ConsumerDraft(
                        row.getString("name"),
                        ConsumerKind.valueOf(row.getString("kind")),
                        row.getString("owner"),
                        row.getString("contact"),
                        strings(row, "reads"),
                        strings(row, "writes"),
                        row.getObject("confirmed_on", LocalDate.class)),
                contracts,
                row.getInt("version"),
                row.getString("changed_by"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList(
                (String[]) Objects.requireNonNull(row.getArray(column)).getArray());
    }
}
