package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The append-only story of every run, written in the transaction that makes it true. */
@Repository
public class RunEvents {

    /** The channel on which PostgreSQL tells every node of a new event, as {@code migration:run:seq:kind:kindOfRun}. */
    public static final String CHANNEL = "drover_run_event";

    private static final String DROVER = "Drover";

    /** After these the engine goes on by itself, so there is always another one to tell of. */
    private static final Set<Kind> PASSING = EnumSet.of(Kind.STEP_STARTED, Kind.STEP_DONE, Kind.PROGRESS, Kind.LOG);

    private final JdbcClient sql;
    private final RunSignals signals;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    RunEvents(JdbcClient sql, RunSignals signals, ApplicationEventPublisher publisher, Clock clock) {
        this.sql = sql;
        this.signals = signals;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Appends; the caller holds the lock on the run, which is what numbers the events without gaps. What a transaction
     * appends is written when it commits, or when somebody reads, all of it at once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void append(RunId run, @Nullable Actor by, Kind kind, String stepKey, String sentence) {
        unwritten().add(run, new Line(clock.instant().truncatedTo(ChronoUnit.MICROS), by, kind, stepKey, sentence));
    }

    private record Line(Instant at, @Nullable Actor by, Kind kind, String stepKey, String sentence) {}

    /** What the transaction has appended and not written. */
    private Unwritten unwritten() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Unwritten.class::isInstance)
                .map(Unwritten.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Unwritten none = new Unwritten();
                    TransactionSynchronizationManager.registerSynchronization(none);
                    return none;
                });
    }

    private void writeWhatIsAppended() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            unwritten().write();
        }
    }

    private final class Unwritten implements TransactionSynchronization {

        private final Map<RunId, List<Line>> lines = new LinkedHashMap<>();
        private final List<String> passing = new ArrayList<>();
        private boolean committing;

        void add(RunId run, Line line) {
            lines.computeIfAbsent(run, any -> new ArrayList<>()).add(line);
            if (committing) {
                write();
            }
        }

        void write() {
            lines.forEach((run, of) -> {
                Map<Boolean, List<String>> told = RunEvents.this.write(run, of);
                passing.addAll(told.getOrDefault(true, List.of()));
                signals.tellWithCommit(told.getOrDefault(false, List.of()));
            });
            lines.clear();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            write();
        }

        @Override
        public void afterCommit() {
            signals.tellSoon(passing);
        }
    }

    /** Writes and returns what nodes are to be told: by whether the event is one that passes. */
    private Map<Boolean, List<String>> write(RunId run, List<Line> lines) {
        return sql
                .sql("""
                        with numbered as (
                            update run set last_event = last_event + ? where id = ?
                            returning id, last_event, migration_id, run.kind as run_kind
                        ), line as (
                            select * from unnest(
                                ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                                with ordinality as line (at, person_id, person_name, kind, step_key, sentence, n)
                        ), added as (
                            insert into run_event (run_id, seq, at, person_id, person_name, kind, step_key, sentence)
                            select id, last_event - ? + n, at, person_id, person_name, kind, step_key, sentence
                              from numbered, line
                            returning seq, kind
                        )
                        select kind, migration_id || ':' || id || ':' || seq || ':' || kind || ':' || run_kind
                          from numbered, added order by seq
                        """)
                .param(lines.size())
                .param(run.value())
                .param(texts(lines, line -> line.at().toString()))
                .param(lines.stream()
                        .map(line -> line.by() == null ? null : line.by().id().value())
                        .toArray(Long[]::new))
                .param(texts(
                        lines, line -> line.by() == null ? DROVER : line.by().name()))
                .param(texts(lines, line -> line.kind().name()))
                .param(texts(lines, Line::stepKey))
                .param(texts(lines, Line::sentence))
                .param(lines.size())
                .query((row, n) -> Map.entry(PASSING.contains(Kind.valueOf(row.getString(1))), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String[] texts(List<Line> lines, Function<Line, String> of) {
        return lines.stream().map(of).toArray(String[]::new);
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
        writeWhatIsAppended();
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
        writeWhatIsAppended();
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
        writeWhatIsAppended();
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
        writeWhatIsAppended();
        return sql.sql("select last_event from run where id = :run")
                .param("run", run.value())
                .query(Long.class)
                .single();
    }

    /** Who made the run move: started or resumed it, retried, skipped or proved a step. */
    @Transactional(readOnly = true)
    public Set<PersonId> movers(RunId run) {
        writeWhatIsAppended();
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
