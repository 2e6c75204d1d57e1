package dev.drover.signoff.gate;

import dev.drover.audit.AuditTrail;
import dev.drover.people.Actor;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendar of a workspace: when nothing runs live. */
@Service
@Transactional
public class ClosedPeriods {

    private final JdbcClient sql;
    private final AuditTrail audit;
    private final Clock clock;

    ClosedPeriods(JdbcClient sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are not over and that nobody took away, the earliest first. */
    @Transactional(readOnly = true)
    public List<ClosedPeriod> of(WorkspaceId workspace) {
        return sql.sql("""
                        select id, from_at, to_at, zone, reason from closed_period
                         where workspace_id = :workspace and to_at > :now and ended_at is null
                         order by from_at, id
                        """)
                .param("workspace", workspace.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(ClosedPeriods::period)
                .list();
    }

    /** The one that holds now and lasts longest; empty if none does. */
    @Transactional(readOnly = true)
    public Optional<ClosedPeriod> now(WorkspaceId workspace) {
        Instant now = clock.instant();
        return of(workspace).stream()
                .filter(period -> !period.from().isAfter(now))
                .max((a, b) -> a.to().compareTo(b.to()));
    }

    /** @throws IllegalArgumentException if {@link ClosedPeriodDraft#problems} has something to say */
    public void add(WorkspaceId workspace, ClosedPeriodDraft draft, Actor actor) {
        Instant now = clock.instant();
        if (!draft.problems(now).isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(" ", draft.problems(now).values()));
        }
        ZoneId zone = draft.zoneId().orElseThrow();
        ClosedPeriod added = new ClosedPeriod(
                0, draft.begin(), draft.end(), zone, draft.reason().strip());
        sql.sql("""
                        insert into closed_period (workspace_id, from_at, to_at, zone, reason, person_name, at)
                        values (:workspace, :from, :to, :zone, :reason, :name, :at)
                        """)
                .param("workspace", workspace.value())
                .param("from", Timestamp.from(added.from()))
                .param("to", Timestamp.from(added.to()))
                .param("zone", zone.getId())
                .param("reason", added.reason())
                .param("name", actor.name())
                .param("at", Timestamp.from(now))
                .update();
        audit.record(actor, workspace, null, "closed-period.added", "Closed for live runs: " + words(added));
    }

    /** Takes a period away before it is over; nothing happens if that was done already. */
    public void takeAway(WorkspaceId workspace, long id, Actor actor) {
        Optional<ClosedPeriod> period =
                of(workspace).stream().filter(one -> one.id() == id).findFirst();
        if (period.isEmpty()) {
            return;
        }
        sql.sql("update closed_period set ended_at = :at where id = :id and ended_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        audit.record(actor, workspace, null, "closed-period.taken-away", "No longer closed: " + words(period.get()));
    }

    private static String words(ClosedPeriod period) {
        return period.localFrom() + " to " + period.localTo() + " (" + period.zone() + "), " + period.reason() + ".";
    }

    private static ClosedPeriod period(ResultSet row, int n) throws SQLException {
        return new ClosedPeriod(
                row.getLong("id"),
                Objects.requireNonNull(row.getTimestamp("from_at")).toInstant(),
                Objects.requireNonNull(row.getTimestamp("to_at")).toInstant(),
                ZoneId.of(row.getString("zone")),
                row.getString("reason"));
    }
}
