package dev.drover.inventory;

import dev.drover.migration.MigrationId;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what changed in patterns. It is only ever added to. */
@Repository
class ChangeTable {

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};
    private static final String COLUMNS =
            "select number, version, revision, way, source, person_name, changed_at, fields from pattern_change";

    private final JdbcClient sql;
    private final JsonMapper json;

    ChangeTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Appends what one deed changed, however many patterns it was, with one statement. */
    void append(Deed deed, List<PatternChange> changes) {
        sql.sql("""
                        insert into pattern_change (migration_id, number, version, revision, way, source, undoes,
                                                    person_id, person_name, changed_at, fields)
                        select :migration, c.number, c.version, :revision, :way, :source, :undoes::int,
                               :person, :name, :at, c.fields
                          from jsonb_to_recordset(:changes::jsonb) as c (number int, version int, fields jsonb)
                        """)
                .param("migration", deed.migration().value())
                .param("revision", deed.revision())
                .param("way", deed.way().name())
                .param("source", deed.source())
                .param("undoes", deed.undoes())
                .param("person", deed.actor().id().value())
                .param("name", deed.actor().name())
                .param("at", Timestamp.from(deed.at()))
                .param(
                        "changes",
                        json.writeValueAsString(changes.stream().map(Row::of).toList()))
                .update();
    }

    /** The changes of a pattern before a version, newest first. */
    List<PatternChange> of(MigrationId migration, PatternId id, int before, int most) {
        return sql.sql(COLUMNS + """
                         where migration_id = :migration and number = :number and version < :before
                         order by version desc limit :most
                        """)
                .param("migration", migration.value())
                .param("number", id.number())
                .param("before", before)
                .param("most", most)
                .query(this::change)
                .list();
    }

    /** The changes in which patterns got a status, the earliest first. */
    List<PatternChange> ofStatus(MigrationId migration) {
        return sql.sql(COLUMNS + """
                         where migration_id = :migration and jsonb_exists(fields, :field)
                         order by changed_at, number, version
                        """)
                .param("migration", migration.value())
                .param("field", PatternField.STATUS.key())
                .query(this::change)
                .list();
    }

    /** What a revision of the inventory changed, by id. */
    List<PatternChange> ofRevision(MigrationId migration, int revision, PersonId person) {
        return sql.sql(COLUMNS + """
                         where migration_id = :migration and person_id = :person and revision = :revision
                         order by number
                        """)
                .param("migration", migration.value())
                .param("person", person.value())
                .param("revision", revision)
                .query(this::change)
                .list();
    }

    /** The newest change of a person that is no undo and was not undone, with the first pattern that it changed. */
    Optional<LastChange> last(MigrationId migration, PersonId person) {
        return sql.sql(COLUMNS.replace("select ", "select count(*) over () as patterns, ") + """
                         where migration_id = :migration and person_id = :person
                           and revision = (select c.revision
                                             from pattern_change c
                                            where c.migration_id = :migration and c.person_id = :person
                                              and c.way <> 'UNDO'
                                              and not exists (select 1 from pattern_change u
                                                               where u.migration_id = :migration
                                                                 and u.undoes = c.revision)
                                            order by c.revision desc limit 1)
                         order by number limit 1
                        """)
                .param("migration", migration.value())
                .param("person", person.value())
                .query((row, n) -> new LastChange(change(row, n), row.getInt("patterns")))
                .optional();
    }

    private PatternChange change(ResultSet row, int n) throws SQLException {
        return new PatternChange(
                new PatternId(row.getInt("number")),
                row.getInt("version"),
                row.getInt("revision"),
                ChangeWay.valueOf(row.getString("way")),
                row.getString("source"),
                row.getString("person_name"),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant(),
                fields(json.readValue(row.getString("fields"), FIELDS)));
    }

    private static List<FieldChange> fields(Map<String, List<String>> texts) {
        return Arrays.stream(PatternField.values())
                .flatMap(field -> Stream.ofNullable(texts.get(field.key()))
                        .map(text -> new FieldChange(field, text.get(0), text.get(1))))
                .toList();
    }

    /** A change on its way into the table. */
    private record Row(int number, int version, Map<String, List<String>> fields) {

        static Row of(PatternChange change) {
            return new Row(
                    change.id().number(),
                    change.version(),
                    change.fields().stream()
                            .collect(Collectors.toMap(
                                    field -> field.field().key(), field -> List.of(field.before(), field.after()))));
        }
    }
}
