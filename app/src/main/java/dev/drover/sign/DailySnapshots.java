package dev.drover.sign;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.ConnectionProblem;
import dev.drover.discovery.Discoveries;
import dev.drover.discovery.SourceNotReadyException;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether the daily measurement takes a snapshot of the source first; for every migration off until a person says so. */
@Service
public class DailySnapshots {

    private final JdbcClient sql;
    private final Discoveries discoveries;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    DailySnapshots(JdbcClient sql, Discoveries discoveries, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.discoveries = discoveries;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty while it is off. */
    public Optional<DailySnapshot> of(MigrationId id) {
        return sql.sql("select * from sign_daily_snapshot where migration_id = :id")
                .param("id", id.value())
                .query((row, n) -> new DailySnapshot(
                        new Actor(
                                new PersonId(row.getLong("person_id")),
                                Objects.requireNonNull(row.getString("person_name"))),
                        Objects.requireNonNull(row.getTimestamp("since")).toInstant(),
                        row.getString("problem")))
                .optional();
    }

    /** Takes one with every daily measurement from now on. */
    @Transactional
    public void switchOn(MigrationId id, Actor actor) {
        int written = sql.sql("""
                        insert into sign_daily_snapshot (migration_id, person_id, person_name, since)
                        values (:id, :person, :name, :since) on conflict do nothing
                        """)
                .param("id", id.value())
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("since", Timestamp.from(clock.instant()))
                .update();
        if (written == 1) {
            record(id, "sign.snapshots-on", "Switched on the daily snapshot of the source.", actor);
        }
    }

    /** Takes none any more. */
    @Transactional
    public void switchOff(MigrationId id, Actor actor) {
        int removed = sql.sql("delete from sign_daily_snapshot where migration_id = :id")
                .param("id", id.value())
                .update();
        if (removed == 1) {
            record(id, "sign.snapshots-off", "Switched off the daily snapshot of the source.", actor);
        }
    }

    /** Takes one if it is switched on; what is in the way is kept for the page. */
    void take(MigrationId id) {
        of(id).ifPresent(daily -> {
            try {
                discoveries.look(id, daily.by());
                keep(id, null);
            } catch (SourceNotReadyException e) {
                keep(id, e.getMessage() + " " + e.nextAction());
            } catch (ConnectionProblem e) {
                keep(id, e.getMessage() + " " + e.nextAction());
            }
        });
    }

    private void keep(MigrationId id, @Nullable String problem) {
        sql.sql("update sign_daily_snapshot set problem = :problem where migration_id = :id")
                .param("problem", problem)
                .param("id", id.value())
                .update();
    }

    private void record(MigrationId id, String action, String sentence, Actor actor) {
        audit.record(actor, migrations.get(id).workspace(), id.value(), action, sentence);
    }
}
