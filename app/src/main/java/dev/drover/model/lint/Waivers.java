package dev.drover.model.lint;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the waivers of every migration. No part of any digest: a change voids no signature. */
@Service
@Transactional
public class Waivers {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Waivers(JdbcClient sql, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Waiver> of(MigrationId migration) {
        return sql.sql("select * from lint_waiver where migration_id = :id order by rule, subject")
                .param("id", migration.value())
                .query(Waivers::waiver)
                .list();
    }

    /**
     * Waives a finding; a waiver that is there already is replaced.
     *
     * @throws IllegalArgumentException if {@link WaiverDraft#problems} has something to say
     */
    public void waive(MigrationId migration, WaiverDraft draft, Actor actor) {
        LocalDate expires = draft.expires();
        if (expires == null || !draft.problems(today()).isEmpty()) {
            throw new IllegalArgumentException("A waiver needs a reason and a last day");
        }
        sql.sql("""
                        insert into lint_waiver
                               (migration_id, rule, subject, reason, person_id, person_name, at, expires_on)
                        values (:migration, :rule, :subject, :reason, :person, :name, :at, :expires)
                            on conflict (migration_id, rule, subject) do update
                           set reason = excluded.reason, person_id = excluded.person_id,
                               person_name = excluded.person_name, at = excluded.at, expires_on = excluded.expires_on
                        """)
                .param("migration", migration.value())
                .param("rule", draft.rule())
                .param("subject", draft.subject())
                .param("reason", draft.reason())
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("expires", expires)
                .update();
        record(
                migration,
                actor,
                "lint.waived",
                "Waived " + draft.rule() + " for " + draft.subject() + " until " + expires + ". Reason: "
                        + draft.reason());
    }

    /** Takes a waiver back; nothing happens if there is none. */
    public void withdraw(MigrationId migration, String rule, String subject, Actor actor) {
        int gone = sql.sql("""
                        delete from lint_waiver
                         where migration_id = :migration and rule = :rule and subject = :subject
                        """)
                .param("migration", migration.value())
                .param("rule", rule)
                .param("subject", subject)
                .update();
        if (gone > 0) {
            record(
                    migration,
                    actor,
                    "lint.waiver-withdrawn",
                    "Took back the waiver of " + rule + " for " + subject + ".");
        }
    }

    /** The day that counts for waivers. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
    }

    private static Waiver waiver(ResultSet row, int n) throws SQLException {
        return new Waiver(
                row.getString("rule"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("person_name"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                Objects.requireNonNull(row.getObject("expires_on", LocalDate.class)));
    }
}
