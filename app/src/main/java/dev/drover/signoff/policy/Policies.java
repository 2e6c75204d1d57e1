package dev.drover.signoff.policy;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.EnvironmentKind;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the policy of every workspace, one for each kind of environment. */
@Service
@Transactional
public class Policies {

    private final JdbcClient sql;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final OwnScopes scopes;
    private final Clock clock;

    Policies(JdbcClient sql, JsonMapper json, AuditTrail audit, OwnScopes scopes, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public StoredPolicy of(WorkspaceId workspace, EnvironmentKind kind) {
        return sql.sql("""
                        select document, version, changed_by, changed_by_id, changed_at from signing_policy
                         where workspace_id = :workspace and kind = :kind
                        """)
                .param("workspace", workspace.value())
                .param("kind", kind.name())
                .query(this::stored)
                .optional()
                .orElseGet(() -> new StoredPolicy(Policy.STANDARD, 0, "", null, Instant.EPOCH));
    }

    /**
     * Saves a policy. It holds at once, for every plan: what is signed is computed afresh whenever somebody asks.
     *
     * @param expectedVersion the version that the person saw
     * @throws PolicyChangedException if somebody else saved in the meantime; nothing is written
     * @throws IllegalArgumentException if {@link PolicyCheck} has something to say
     */
    public StoredPolicy save(
            WorkspaceId workspace, EnvironmentKind kind, Policy policy, int expectedVersion, Actor actor) {
        PolicyCheck check = new PolicyCheck(scopes.all(workspace));
        if (!check.problems(policy).isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(" ", check.problems(policy).values()));
        }
        StoredPolicy before = of(workspace, kind);
        if (before.version() == expectedVersion && before.policy().equals(policy)) {
            return before;
        }
        int written = sql.sql("""
                        insert into signing_policy as p (workspace_id, kind, document, version, changed_by, changed_by_id, changed_at)
                        select :workspace, :kind, :document::jsonb, :version, :by, :person, :at
                         where :expected = 0
                            or exists (select 1 from signing_policy where workspace_id = :workspace and kind = :kind)
                            on conflict (workspace_id, kind) do update
                           set document = excluded.document, version = excluded.version,
                               changed_by = excluded.changed_by, changed_by_id = excluded.changed_by_id,
                               changed_at = excluded.changed_at
                         where p.version = :expected
                        """)
                .param("workspace", workspace.value())
                .param("kind", kind.name())
                .param("document", json.writeValueAsString(policy))
                .param("version", expectedVersion + 1)
                .param("expected", expectedVersion)
                .param("by", actor.name())
                .param("person", actor.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (written == 0) {
            throw new PolicyChangedException(of(workspace, kind).changedBy());
        }
        audit.record(
                actor,
                workspace,
                null,
                "policy.changed",
                "Changed the signoff policy for " + kind.label() + " environments: "
                        + new PolicyWords(scopes.all(workspace)).of(policy));
        return of(workspace, kind);
    }

    private StoredPolicy stored(ResultSet row, int n) throws SQLException {
        Long changer = row.getObject("changed_by_id", Long.class);
        return new StoredPolicy(
                json.readValue(row.getString("document"), Policy.class),
                row.getInt("version"),
                row.getString("changed_by"),
                changer == null ? null : new PersonId(changer),
                Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant());
    }
}
