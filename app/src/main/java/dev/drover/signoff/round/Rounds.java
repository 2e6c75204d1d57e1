package dev.drover.signoff.round;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The minutes of all rounds. Whoever adds to them holds the lock on the migration. */
@Repository
public class Rounds {

    private final JdbcClient sql;

    Rounds(JdbcClient sql) {
        this.sql = sql;
    }

    /** Every round of a migration, newest first. */
    @Transactional(readOnly = true)
    public List<Round> of(MigrationId migration) {
        return sql.sql("""
                        select r.*, revision.number as revision_number, c.go, c.note, c.seen,
                               c.person_name as closed_name, c.at as closed_at
                          from go_round r
                          join revision on revision.id = r.revision_id
                          left join go_round_close c on c.round_id = r.id
                         where r.migration_id = :migration
                         order by r.number desc
                        """)
                .param("migration", migration.value())
                .query((row, n) -> round(row))
                .list();
    }

    /** Waits until nobody else changes something of the migration; the record takes the same lock. */
    void lock(MigrationId migration) {
        sql.sql("select id from migration where id = :id for no key update")
                .param("id", migration.value())
                .query(Long.class)
                .single();
    }

    int add(Revision revision, Actor by, Instant now) {
        return sql.sql("""
                        insert into go_round (migration_id, number, revision_id, digest, person_id, person_name, at)
                        select :migration, coalesce(max(number), 0) + 1, :revision, :digest, :person, :name, :at
                          from go_round where migration_id = :migration
                        returning number
                        """)
                .param("migration", revision.migration().value())
                .param("revision", revision.id().value())
                .param("digest", revision.digests().whole())
                .param("person", by.id().value())
                .param("name", by.name())
                .param("at", Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    void say(Round round, boolean go, String reason, String roles, Actor by, Instant now) {
        sql.sql("""
                        insert into go_round_say (round_id, person_id, person_name, roles, go, reason, at)
                        values (:round, :person, :name, :roles, :go, :reason, :at)
                        """)
                .param("round", round.id())
                .param("person", by.id().value())
                .param("name", by.name())
                .param("roles", roles)
                .param("go", go)
                .param("reason", reason)
                .param("at", Timestamp.from(now))
                .update();
    }

    void close(Round round, Round.Closing closing, Actor by) {
        sql.sql("""
                        insert into go_round_close (round_id, go, note, seen, person_id, person_name, at)
                        values (:round, :go, :note, :seen, :person, :name, :at)
                        """)
                .param("round", round.id())
                .param("go", closing.go())
                .param("note", closing.note())
                .param("seen", closing.seen())
                .param("person", by.id().value())
                .param("name", by.name())
                .param("at", Timestamp.from(closing.at()))
                .update();
    }

    private Round round(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Round(
                id,
                row.getInt("number"),
                row.getInt("revision_number"),
                row.getString("digest"),
                row.getString("person_name"),
                instant(row, "at"),
                said(id),
                closing(row));
    }

    private List<Round.Say> said(long round) {
        return sql.sql("select * from go_round_say where round_id = :round order by id")
                .param("round", round)
                .query((row, n) -> new Round.Say(
                        new PersonId(row.getLong("person_id")),
                        row.getString("person_name"),
                        row.getString("roles"),
                        row.getBoolean("go"),
                        row.getString("reason"),
                        instant(row, "at")))
                .list();
    }

    private static Round.@Nullable Closing closing(ResultSet row) throws SQLException {
        return row.getTimestamp("closed_at") == null
                ? null
                : new Round.Closing(
                        row.getBoolean("go"),
                        row.getString("note"),
                        row.getString("seen"),
                        row.getString("closed_name"),
                        instant(row, "closed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
