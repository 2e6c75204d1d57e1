package dev.drover.execution;

import dev.drover.people.Actor;
import dev.drover.runbook.RunbookStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The parts of runs that are paused on their own. Whoever changes them holds the lock on the run. */
@Repository
public class Holds {

    private final JdbcClient sql;

    Holds(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whether it was not paused already. */
    boolean add(RunId run, Part part, String reason, Actor by, Instant now) {
        return sql.sql("""
                                insert into run_hold (run_id, kind, name, reason, person_id, person_name, at)
                                values (:run, :kind, :name, :reason, :person, :by, :at)
                                    on conflict do nothing
                                """)
                        .param("run", run.value())
                        .param("kind", part.kind().name())
                        .param("name", part.name())
                        .param("reason", reason)
                        .param("person", by.id().value())
                        .param("by", by.name())
                        .param("at", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether it was paused. */
    boolean remove(RunId run, Part part) {
        return sql.sql("delete from run_hold where run_id = :run and kind = :kind and name = :name")
                        .param("run", run.value())
                        .param("kind", part.kind().name())
                        .param("name", part.name())
                        .update()
                == 1;
    }

    /** What is paused of a run, in the order in which it was. */
    @Transactional(readOnly = true)
    public List<Hold> of(RunId run) {
        return sql.sql("select * from run_hold where run_id = ? order by at, kind, name")
                .param(run.value())
                .query((row, n) -> hold(row))
                .list();
    }

    /** Whether a step must not move because it or its stream is paused. */
    boolean hold(RunId run, RunbookStep step) {
        return of(run).stream().anyMatch(hold -> hold.part().contains(step));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                new Part(Part.Kind.valueOf(row.getString("kind")), row.getString("name")),
                row.getString("reason"),
                row.getString("person_name"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant());
    }
}
