package dev.drover.signoff.policy;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.PlanPart;
import dev.drover.runbook.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The scopes of a workspace: those of every workspace, and its own. Own ones are never changed, so digests stay true. */
@Service
@Transactional
public class OwnScopes {

    private static final int MOST = 20;

    private final JdbcClient sql;
    private final AuditTrail audit;

    OwnScopes(JdbcClient sql, AuditTrail audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /** All scopes of a workspace, those of every workspace first. */
    @Transactional(readOnly = true)
    public List<Scope> all(WorkspaceId workspace) {
        return Stream.concat(Scope.everywhere().stream(), own(workspace).stream())
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Scope> own(WorkspaceId workspace) {
        return sql.sql("select id, name, parts from own_scope where workspace_id = :workspace order by name")
                .param("workspace", workspace.value())
                .query(OwnScopes::scope)
                .list();
    }

    /** What is wrong with a scope that somebody wants, by field; empty if {@link #add} will take it. */
    @Transactional(readOnly = true)
    public Map<String, String> problems(WorkspaceId workspace, String name, Set<PlanPart> parts) {
        Map<String, String> problems = new TreeMap<>();
        String id = id(name);
        if (!name.strip().matches("\\p{L}[\\p{L}\\p{N} -]{1,39}") || id.isEmpty()) {
            problems.put("scopeName", "Name: 2 to 40 letters, digits, spaces and hyphens, for example Legal.");
        } else if (all(workspace).stream().anyMatch(scope -> scope.id().equalsIgnoreCase(id))) {
            problems.put("scopeName", "Name: there is a scope " + name.strip() + " already.");
        } else if (own(workspace).size() >= MOST) {
            problems.put("scopeName", "A workspace has " + MOST + " scopes of its own at most.");
        }
        if (parts.isEmpty()) {
            problems.put("parts", "Covers: choose at least one part.");
        }
        return problems;
    }

    /** @throws IllegalArgumentException if {@link #problems} has something to say */
    public Scope add(WorkspaceId workspace, String name, Set<PlanPart> parts, Actor actor) {
        Map<String, String> problems = problems(workspace, name, parts);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems.values()));
        }
        Scope scope = new Scope(id(name), name.strip(), parts);
        try {
            sql.sql("insert into own_scope (workspace_id, id, name, parts) values (:workspace, :id, :name, :parts)")
                    .param("workspace", workspace.value())
                    .param("id", scope.id())
                    .param("name", scope.label())
                    .param("parts", scope.parts().stream().map(PlanPart::name).collect(Collectors.joining(",")))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("There is a scope " + name.strip() + " already.", e);
        }
        audit.record(
                actor,
                workspace,
                null,
                "policy.scope-added",
                "Added the scope " + scope.label() + ", which covers: " + scope.covers() + ".");
        return scope;
    }

    /** How a scope of a workspace's own is told apart: its name in small letters. */
    private static String id(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Scope scope(ResultSet row, int n) throws SQLException {
        return of(row.getString("id"), row.getString("name"), row.getString("parts"));
    }

    /** A scope as it is stored. */
    public static Scope of(String id, String name, String parts) {
        return new Scope(
                id, name, Arrays.stream(parts.split(",")).map(PlanPart::valueOf).collect(Collectors.toSet()));
    }
}
