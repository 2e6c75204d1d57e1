package dev.drover.runbook;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the snippets of workspaces and puts them into runbooks. */
@Service
@Transactional
public class Snippets {

    private static final int LONGEST_NAME = 80;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Runbooks runbooks;
    private final AuditTrail audit;
    private final Clock clock;

    Snippets(JdbcClient sql, JsonMapper json, Runbooks runbooks, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.runbooks = runbooks;
        this.audit = audit;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<Snippet> of(WorkspaceId workspace) {
        return sql.sql("select * from runbook_snippet where workspace_id = :workspace order by name")
                .param("workspace", workspace.value())
                .query(this::snippet)
                .list();
    }

    private Optional<Snippet> find(WorkspaceId workspace, long id) {
        return of(workspace).stream().filter(snippet -> snippet.id() == id).findFirst();
    }

    /**
     * Keeps steps of the runbook of a migration under a name.
     *
     * @param keys of the steps; those that are not there any more are passed by
     * @throws SnippetRefusedException if no step is left, the name is missing, too long or taken; nothing is written
     */
    public Snippet save(Migration migration, String name, Set<String> keys, Actor actor) {
        String plain = name.strip();
        Runbook content = Cutting.cut(runbooks.of(migration.id()).runbook(), keys);
        if (content.steps().isEmpty()) {
            throw new SnippetRefusedException("Choose at least one step for the snippet.");
        }
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            throw new SnippetRefusedException(
                    "Name of the snippet: enter 1 to " + LONGEST_NAME + " characters. Found " + plain.length() + ".");
        }
        Snippet saved = sql.sql("""
                        insert into runbook_snippet (workspace_id, name, content, saved_by, saved_at)
                        values (:workspace, :name, :content::jsonb, :by, :at)
                        on conflict (workspace_id, name) do nothing
                        returning *
                        """)
                .param("workspace", migration.workspace().value())
                .param("name", plain)
                .param("content", json.writeValueAsString(content))
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .query(this::snippet)
                .optional()
                .orElseThrow(() -> new SnippetRefusedException("There is already a snippet \"" + plain
                        + "\". Choose another name, or remove that one first."));
        record(migration, "runbook.snippet-saved", "Saved the snippet " + plain + ".", actor);
        return saved;
    }

    /**
     * Puts a snippet at the end of the runbook of a migration of the same workspace.
     *
     * @param expectedVersion the version that the person saw
     * @return what was put in; empty if the workspace has no such snippet, and then nothing is written
     * @throws RunbookChangedException if somebody else saved in the meantime; nothing is written
     */
    public Optional<Snippet> insert(Migration migration, long id, int expectedVersion, Actor actor) {
        Optional<Snippet> snippet = find(migration.workspace(), id);
        snippet.ifPresent(found -> runbooks.save(
                migration.id(),
                Cutting.append(runbooks.of(migration.id()).runbook(), found.content()),
                expectedVersion,
                "the list: inserted the snippet " + found.name(),
                actor));
        return snippet;
    }

    /** Forgets a snippet; runbooks that it was put into stay as they are. Empty if the workspace has no such snippet. */
    public Optional<Snippet> remove(Migration migration, long id, Actor actor) {
        Optional<Snippet> snippet = find(migration.workspace(), id);
        snippet.ifPresent(found -> {
            sql.sql("delete from runbook_snippet where id = :id")
                    .param("id", id)
                    .update();
            record(migration, "runbook.snippet-removed", "Removed the snippet " + found.name() + ".", actor);
        });
        return snippet;
    }

    private void record(Migration migration, String what, String sentence, Actor actor) {
        audit.record(actor, migration.workspace(), migration.id().value(), what, sentence);
    }

    private Snippet snippet(ResultSet row, int n) throws SQLException {
        return new Snippet(
                row.getLong("id"),
                row.getString("name"),
                json.readValue(row.getString("content"), Runbook.class),
                row.getString("saved_by"));
    }
}
