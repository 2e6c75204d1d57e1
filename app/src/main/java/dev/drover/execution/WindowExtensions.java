package dev.drover.execution;

import dev.drover.execution.WindowExtension.Agreement;
import dev.drover.execution.WindowExtension.State;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What people asked for about change windows. Whoever changes it holds the lock on the run. */
@Repository
public class WindowExtensions {

    private final JdbcClient sql;

    WindowExtensions(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is asked for and can still be agreed to. */
    @Transactional(readOnly = true)
    public Optional<WindowExtension> open(RunId run) {
        return sql.sql("""
                        select extension.* from window_extension extension join run on run.id = extension.run_id
                         where run_id = :run and state = 'OPEN' and window_ends_at = was
                           and run.status in ('RUNNING', 'PAUSING', 'PAUSED', 'ROLLING_BACK')
                        """)
                .param("run", run.value())
                .query((row, n) -> extension(row))
                .optional();
    }

    /** Also if it cannot be agreed to any more. */
    Optional<WindowExtension> undecided(RunId run) {
        return sql.sql("select * from window_extension where run_id = :run and state = 'OPEN'")
                .param("run", run.value())
                .query((row, n) -> extension(row))
                .optional();
    }

    /** Runs with something that was asked for and cannot be agreed to any more. */
    List<RunId> withFallen(Instant now) {
        return sql.sql("""
                        select run_id from window_extension extension join run on run.id = extension.run_id
                         where state = 'OPEN'
                           and (window_ends_at <> was or until <= :now
                                or run.status not in ('RUNNING', 'PAUSING', 'PAUSED', 'ROLLING_BACK'))
                        """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new RunId(row.getLong("run_id")))
                .list();
    }

    /** Adds one to which its author agrees. */
    void add(Run run, Instant until, String reason, Actor by, Instant now) {
        long id = sql.sql("""
                        insert into window_extension (run_id, was, until, reason, proposed_by, proposed_name, proposed_at)
                        select id, window_ends_at, :until, :reason, :by, :name, :at from run where id = :run
                        returning id
                        """)
                .param("run", run.id().value())
                .param("until", Timestamp.from(until))
                .param("reason", reason)
                .param("by", by.id().value())
                .param("name", by.name())
                .param("at", Timestamp.from(now))
                .query(Long.class)
                .single();
        agree(id, by, now);
    }

    /** Once for each person, however often they agree. */
    void agree(long extension, Actor by, Instant now) {
        sql.sql("""
                        insert into window_agreement (extension_id, person_id, person_name, at)
                        values (:extension, :person, :name, :at)
                            on conflict do nothing
                        """)
                .param("extension", extension)
                .param("person", by.id().value())
                .param("name", by.name())
                .param("at", Timestamp.from(now))
                .update();
    }

    void end(WindowExtension extension, State state) {
        sql.sql("update window_extension set state = :state where id = :id")
                .param("id", extension.id())
                .param("state", state.name())
                .update();
    }

    private WindowExtension extension(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new WindowExtension(
                id,
                new RunId(row.getLong("run_id")),
                instant(row, "was"),
                instant(row, "until"),
                row.getString("reason"),
                new PersonId(row.getLong("proposed_by")),
                row.getString("proposed_name"),
                instant(row, "proposed_at"),
                agreements(id));
    }

    private List<Agreement> agreements(long extension) {
        return sql.sql("""
                        select person_id, person_name from window_agreement where extension_id = :id order by at, person_id
                        """)
                .param("id", extension)
                .query((row, n) -> new Agreement(new PersonId(row.getLong("person_id")), row.getString("person_name")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp(column)).toInstant();
    }
}
