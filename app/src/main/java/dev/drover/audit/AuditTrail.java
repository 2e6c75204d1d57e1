package dev.drover.audit;

import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The record of what people did, written in the transaction that does it. */
@Service
public class AuditTrail {

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient sql;
    private final Clock clock;
    private final AtomicBoolean verifying = new AtomicBoolean();

    AuditTrail(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Appends one entry. Both succeed or neither: the deed and its record share a transaction.
     *
     * <p>The migration's row is locked before the head of the chain. Whoever changes a plan or decides on it needs both, and
     * two of them that took the locks in different orders would wait for each other.
     *
     * @param action stable id such as {@code inventory.imported}
     * @param sentence what people read; no secrets
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Actor actor, @Nullable WorkspaceId workspace, @Nullable Long migration, String action, String sentence) {
        if (migration != null) {
            sql.sql("select id from migration where id = :id for no key update")
                    .param("id", migration)
                    .query(Long.class)
                    .optional();
        }
        Head head = sql.sql("select seq, hash from audit_head for update")
                .query((row, n) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        append(AuditEntry.chained(
                head.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id().value(),
                actor.name(),
                workspace == null ? null : workspace.value(),
                migration,
                action,
                sentence,
                head.hash()));
    }

    private void append(AuditEntry entry) {
        sql.sql("""
                        insert into audit_entry
                               (seq, at, person_id, person_name, workspace_id, migration_id,
                                action, sentence, previous_hash, hash)
                        values (:seq, :at, :person, :name, :workspace, :migration,
                                :action, :sentence, :previousHash, :hash)
                        """)
                .param("seq", entry.seq())
                .param("at", Timestamp.from(entry.at()))
                .param("person", entry.personId())
                .param("name", entry.personName())
                .param("workspace", entry.workspaceId())
                .param("migration", entry.migrationId())
                .param("action", entry.action())
                .param("sentence", entry.sentence())
                .param("previousHash", entry.previousHash())
                .param("hash", entry.hash())
                .update();
        sql.sql("update audit_head set seq = :seq, hash = :hash")
                .param("seq", entry.seq())
                .param("hash", entry.hash())
                .update();
    }

    /** The newest entries of a workspace, newest first, before the given position. */
    @Transactional(readOnly = true)
    public List<AuditEntry> page(WorkspaceId workspace, long before, int size) {
        return sql.sql("""
                        select * from audit_entry
                         where workspace_id = :workspace and seq < :before
                         order by seq desc limit :size
                        """)
                .param("workspace", workspace.value())
                .param("before", before)
                .param("size", size)
                .query(AuditTrail::entry)
                .list();
    }

    /** Every entry about a migration, oldest first; they stream past. */
    @Transactional(readOnly = true)
    public void eachOf(long migration, Consumer<AuditEntry> reader) {
        sql.sql("select * from audit_entry where migration_id = :migration order by seq")
                .param("migration", migration)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> reader.accept(entry(row, 0)));
    }

    /** The hash of every entry from a position on, whoever it is about: the chain without its content. */
    @Transactional(readOnly = true)
    public void eachLink(long from, BiConsumer<Long, String> reader) {
        sql.sql("select seq, hash from audit_entry where seq >= :from order by seq")
                .param("from", from)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> reader.accept(row.getLong("seq"), row.getString("hash")));
    }

    /**
     * Recomputes the whole chain and says what does not fit; an empty list means that nothing was changed.
     *
     * <p>Entries and head come from one snapshot, or an entry that is written meanwhile would look like a break. Entries
     * stream past, because there may be millions of them.
     *
     * @throws VerificationUnderWayException if somebody else asked for it a moment ago
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<String> verify() {
        if (!verifying.compareAndSet(false, true)) {
            throw new VerificationUnderWayException();
        }
        try {
            return breaks();
        } finally {
            verifying.set(false);
        }
    }

    private List<String> breaks() {
        ChainCheck check = new ChainCheck();
        sql.sql("select * from audit_entry order by seq")
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> check.next(entry(row, 0)));
        return sql.sql("select seq, hash from audit_head")
                .query((row, n) -> check.endsAt(row.getLong("seq"), String.valueOf(row.getString("hash"))))
                .single();
    }

    private static AuditEntry entry(ResultSet row, int n) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                instant(row, "at"),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                row.getObject("workspace_id", Long.class),
                row.getObject("migration_id", Long.class),
                row.getString("action"),
                row.getString("sentence"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }

    private record Head(long seq, String hash) {}
}
