package dev.drover.runbook;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<StepComment> of(MigrationId migration, String stepKey) {
        return sql.sql("""
                        select written_name, written_at, text from step_comment
                         where migration_id = :migration and step_key = :key order by id
                        """)
                .param("migration", migration.value())
                .param("key", stepKey)
                .query((row, n) -> new StepComment(
                        row.getString("written_name"),
                        Objects.requireNonNull(row.getTimestamp("written_at")).toInstant(),
                        row.getString("text")))
                .list();
    }

    /** How many there are for each step that has any, by its key. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts(MigrationId migration) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("select step_key, count(*) from step_comment where migration_id = :migration group by step_key")
                .param("migration", migration.value())
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }
}
