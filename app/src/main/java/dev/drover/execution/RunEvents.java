package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only story of every run, written in the transaction that makes it true. */
@Repository
public class RunEvents {

    /** The channel on which PostgreSQL tells every node of a new event, as {@code migration:run:seq:kind:kindOfRun}. */
    public static final String CHANNEL = "drover_run_event";

    private static final String DROVER = "Drover";

    private final JdbcClient sql;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    RunEvents(JdbcClient sql, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Appends; the caller holds the lock on the run, which is what numbers the events without gaps. */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(RunId run, @Nullable Actor by, Kind kind, String stepKey, String sentence) {
        sql.sql("""
                        with next as (
                            update run set last_event = last_event + 1 where id = :run
                            returning last_event, migration_id, run.kind as run_kind
                        ), added as (
                            insert into run_event (run_id, seq, at, person_id, person_name, kind, step_key, sentence)
                            select :run, last_event, :at, :person, :name, :kind, :step, :sentence from next
                            returning seq
                        )
                        select pg_notify(
                                   :channel,
                                   next.migration_id || ':' || :run || ':' || added.seq || ':' || :kind || ':'
                                       || next.run_kind)::text
                          from next, added
                        """)
                .param("run", run.value())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("person", by == null ? null : by.id().value())
                .param("name", by == null ? DROVER : by.name())
                .param("kind", kind.name())
                .param("step", stepKey)
                .param("sentence", sentence)
                .param("channel", CHANNEL)
                .query(String.class)
                .single();
    }

    /** Appends something for which the run waits for a person, and tells whoever listens. */
    @Transactional(propagation = Propagation.MANDATORY)
    void appendWaiting(
            RunId run, @Nullable Actor by, Kind kind, PersonNeeded.Deed deed, String stepKey, String sentence) {
        append(run, by, kind, stepKey, sentence);
        publisher.publishEvent(new PersonNeeded(run, newestNumber(run), deed, stepKey, by));
    }

    /** The events after a number, oldest first. */
    @Transactional(readOnly = true)
    public List<RunEvent> after(RunId run, long seq, int limit) {
        return sql.sql("select * from run_event where run_id = :run and seq > :seq order by seq limit :limit")
                .param("run", run.value())
                .param("seq", seq)
                .param("limit", limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** The newest events of the story that are of these kinds, newest first; progress and log lines are none. */
    @Transactional(readOnly = true)
    public List<RunEvent> newestOf(RunId run, Set<Kind> kinds, int limit) {
        return sql.sql("""
                        select * from run_event
                         where run_id = :run and kind not in ('PROGRESS', 'LOG') and kind in (:kinds)
                         order by seq desc limit :limit
                        """)
                .param("run", run.value())
                .param("kinds", kinds.stream().map(Kind::name).toList())
                .param("limit", limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** The newest lines of the log, oldest first. */
    @Transactional(readOnly = true)
    public List<RunEvent> newest(RunId run, int limit) {
        return sql.sql("""
                        select * from (
                            select * from run_event
                             where run_id = :run and kind <> 'PROGRESS'
                             order by seq desc limit :limit) newest
                         order by seq
                        """)
                .param("run", run.value())
                .param("limit", limit)
                .query((row, n) -> event(row))
                .list();
    }

    /** The number of the newest event; a page remembers it and asks for what comes after. */
    @Transactional(readOnly = true)
    public long newestNumber(RunId run) {
        return sql.sql("select last_event from run where id = :run")
                .param("run", run.value())
                .query(Long.class)
                .single();
    }

    /** Who made the run move: started or resumed it, retried, skipped or proved a step. */
    @Transactional(readOnly = true)
    public Set<PersonId> movers(RunId run) {
        return new HashSet<>(sql.sql("""
                        select distinct person_id from run_event
                         where run_id = :run and person_id is not null
                           and kind in ('RUN_STARTED', 'RUN_RESUMED', 'PART_RESUMED', 'STEP_RETRIED', 'STEP_SKIPPED', 'STEP_PROVEN')
                        """)
                .param("run", run.value())
                .query((row, n) -> new PersonId(row.getLong("person_id")))
                .list());
    }

    private static RunEvent event(ResultSet row) throws SQLException {
        return new RunEvent(
                new RunId(row.getLong("run_id")),
                row.getLong("seq"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                row.getObject("person_id", Long.class),
                row.getString("person_name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("step_key"),
                row.getString("sentence"));
    }
}
