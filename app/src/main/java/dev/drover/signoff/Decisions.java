package dev.drover.signoff;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.Scope;
import dev.drover.signoff.policy.OwnScopes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of all decisions, append-only. */
@Repository
class Decisions {

    private static final String SELECT = """
            select d.*, v.because, v.person_name as voided_by, v.at as voided_at,
                   c.person_name as met_by, c.comment as met_comment,
                   c.password_again as met_again, c.at as met_at,
                   o.name as own_name, o.parts as own_parts
              from signoff_decision d
              join revision r on r.id = d.revision_id
              join migration m on m.id = r.migration_id
              left join own_scope o on o.workspace_id = m.workspace_id and o.id = d.scope
              left join signoff_void v on v.decision_id = d.id
              left join signoff_condition_met c on c.decision_id = d.id
            """;

    private final JdbcClient sql;

    Decisions(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Until the transaction ends, nobody else decides on this migration and no edit voids anything in it. Rows that refer to
     * the migration can still be added ({@code no key}): two who did that before they came here would wait for each other.
     */
    void lock(MigrationId migration) {
        sql.sql("select id from migration where id = :id for no key update")
                .param("id", migration.value())
                .query(Long.class)
                .single();
    }

    /** The id of what was added. */
    long add(
            Revision revision,
            Scope scope,
            Verdict verdict,
            Actor actor,
            String comment,
            String seen,
            boolean passwordAgain,
            Instant at) {
        return sql.sql("""
                        insert into signoff_decision
                               (revision_id, scope, digest, verdict, person_id, person_name, comment, seen,
                                password_again, at)
                        values (:revision, :scope, :digest, :verdict, :person, :name, :comment, :seen,
                                :again, :at)
                        returning id
                        """)
                .param("revision", revision.id().value())
                .param("scope", scope.id())
                .param("digest", revision.digests().of(scope))
                .param("verdict", verdict.name())
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("comment", comment)
                .param("seen", seen)
                .param("again", passwordAgain)
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void markVoid(Decision decision, String because, Actor by, Instant at) {
        sql.sql("""
                        insert into signoff_void (decision_id, because, person_name, at)
                        values (:decision, :because, :by, :at)
                            on conflict do nothing
                        """)
                .param("decision", decision.id())
                .param("because", because)
                .param("by", by.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void markMet(Decision decision, String comment, Actor by, boolean passwordAgain, Instant at) {
        sql.sql("""
                        insert into signoff_condition_met (decision_id, person_id, person_name, comment, password_again, at)
                        values (:decision, :person, :by, :comment, :again, :at)
                            on conflict do nothing
                        """)
                .param("decision", decision.id())
                .param("person", by.id().value())
                .param("by", by.name())
                .param("comment", comment)
                .param("again", passwordAgain)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** All decisions of a migration, newest first. */
    List<Decision> of(MigrationId migration) {
        return sql.sql(SELECT + " where r.migration_id = :migration order by d.id desc")
                .param("migration", migration.value())
                .query((row, n) -> decision(row))
                .list();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getLong("id"),
                new RevisionId(row.getLong("revision_id")),
                scope(row),
                row.getString("digest"),
                Verdict.valueOf(row.getString("verdict")),
                new PersonId(row.getLong("person_id")),
                row.getString("person_name"),
                row.getString("comment"),
                row.getString("seen"),
                row.getBoolean("password_again"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                voided(row),
                met(row));
    }

    private static Scope scope(ResultSet row) throws SQLException {
        String id = row.getString("scope");
        String own = row.getString("own_parts");
        return own == null ? Scope.everywhere(id).orElseThrow() : OwnScopes.of(id, row.getString("own_name"), own);
    }

    private static Decision.@Nullable Voided voided(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("voided_at");
        return at == null
                ? null
                : new Decision.Voided(row.getString("because"), row.getString("voided_by"), at.toInstant());
    }

    private static Decision.@Nullable Met met(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("met_at");
        return at == null
                ? null
                : new Decision.Met(
                        row.getString("met_by"),
                        row.getString("met_comment"),
                        row.getBoolean("met_again"),
                        at.toInstant());
    }
}
