package dev.drover.runbook;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say about steps. It belongs to the key of a step, so it outlives edits and revisions, and is in no digest. */
@Service
@Transactional
public class StepComments {

    /** Characters of one comment. */
    public static final int LONGEST = 2_000;

    private final JdbcClient sql;
    private final Migrations migrations;
    private final Runbooks runbooks;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StepComments(
            JdbcClient sql,
            Migrations migrations,
            Runbooks runbooks,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.runbooks = runbooks;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a comment to a step of the runbook.
     *
     * @param text surrounding blanks do not count
     * @throws IllegalArgumentException with a sentence if there is no such step, no text, or too much of it
     */
    public void add(MigrationId migration, String stepKey, String text, Actor actor) {
        String said = text.strip().replace("\r\n", "\n");
        RunbookStep step = runbooks.of(migration)
                .runbook()
                .step(stepKey)
                .orElseThrow(() -> new IllegalArgumentException("The step was removed. Nothing was written."));
        int length = said.codePointCount(0, said.length());
        if (length == 0) {
            throw new IllegalArgumentException("Comment: write what you want to say.");
        }
        if (length > LONGEST) {
            throw new IllegalArgumentException("Comment: at most 2,000 characters. This one has " + length + ".");
        }
        long id = sql.sql("""
                        insert into step_comment (migration_id, step_key, text, written_by, written_name, written_at)
                        values (:migration, :key, :text, :by, :name, :at)
                        returning id
                        """)
                .param("migration", migration.value())
                .param("key", stepKey)
                .param("text", said)
                .param("by", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        events.publishEvent(new StepCommented(id, migration, stepKey, step.name(), said, actor));
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                "runbook.commented",
                "Commented on the step " + step.name() + ".");
    }

    /** Marks a comment as settled. */
    public void resolve(MigrationId migration, String stepKey, long comment, Actor actor) {
        settle(migration, stepKey, comment, true, actor);
    }

    /** Opens a comment again that was settled. */
    public void reopen(MigrationId migration, String stepKey, long comment, Actor actor) {
        settle(migration, stepKey, comment, false, actor);
    }

    /** @throws IllegalArgumentException with a sentence if it stands like that already, or there is no such comment */
    private void settle(MigrationId migration, String stepKey, long id, boolean resolved, Actor actor) {
        // Of two who do the same at once, the second one reads what the first one did.
        sql.sql("select id from step_comment where id = :id for no key update")
                .param("id", id)
                .query(Long.class)
                .optional();
        StepComment comment = of(migration, stepKey).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no such comment on the step."));
        if (resolved == (comment.resolved() != null)) {
            throw new IllegalArgumentException(
                    "The comment is " + (resolved ? "resolved" : "open") + " already. Nothing was written.");
        }
        sql.sql("""
                        insert into step_comment_resolution (comment_id, resolved, person_id, person_name, at)
                        values (:comment, :resolved, :by, :name, :at)
                        """)
                .param("comment", id)
                .param("resolved", resolved)
                .param("by", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        String step = runbooks.of(migration)
                .runbook()
                .step(stepKey)
                .map(RunbookStep::name)
                .orElse(stepKey);
        audit.record(
                actor,
                migrations.get(migration).workspace(),
                migration.value(),
                resolved ? "runbook.comment-resolved" : "runbook.comment-reopened",
                (resolved ? "Resolved" : "Reopened") + " a comment of " + comment.by() + " on the step " + step + ".");
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<StepComment> of(MigrationId migration, String stepKey) {
        return sql.sql("""
                        select c.id, c.written_name, c.written_at, c.text, r.resolved, r.person_name, r.at
                          from step_comment c
                          left join lateral (select * from step_comment_resolution
                                              where comment_id = c.id order by id desc limit 1) r on true
                         where c.migration_id = :migration and c.step_key = :key order by c.id
                        """)
                .param("migration", migration.value())
                .param("key", stepKey)
                .query((row, n) -> new StepComment(
                        row.getLong("id"),
                        row.getString("written_name"),
                        Objects.requireNonNull(row.getTimestamp("written_at")).toInstant(),
                        row.getString("text"),
                        resolved(row)))
                .list();
    }

    private static StepComment.@Nullable Resolved resolved(ResultSet row) throws SQLException {
        return row.getBoolean("resolved")
                ? new StepComment.Resolved(
                        row.getString("person_name"),
                        Objects.requireNonNull(row.getTimestamp("at")).toInstant())
                : null;
    }

    /** How many open ones there are for each step that has any, by its key. */
    @Transactional(readOnly = true)
    public Map<String, Integer> open(MigrationId migration) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("""
                        select c.step_key, count(*)
                          from step_comment c
                         where c.migration_id = :migration
                           and not coalesce((select resolved from step_comment_resolution
                                              where comment_id = c.id order by id desc limit 1), false)
                         group by c.step_key
                        """).param("migration", migration.value()).query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }
}
