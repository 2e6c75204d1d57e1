package dev.drover.signoff.gate;

import dev.drover.audit.AuditTrail;
import dev.drover.connection.EnvironmentKind;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import dev.drover.people.Directory;
import dev.drover.people.Permission;
import dev.drover.people.PersonId;
import dev.drover.people.Role;
import dev.drover.people.WorkspaceId;
import dev.drover.runbook.Revision;
import dev.drover.signoff.policy.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Overrides of gates: one person asks, another with another role confirms, one run uses it, and everybody reads of it. */
@Service
@Transactional
public class GateOverrides {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final Directory directory;
    private final Policies policies;
    private final AuditTrail audit;
    private final Clock clock;

    GateOverrides(
            JdbcClient sql,
            Migrations migrations,
            Directory directory,
            Policies policies,
            AuditTrail audit,
            Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.directory = directory;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every override that was ever asked for in a migration, newest first. */
    @Transactional(readOnly = true)
    public List<GateOverride> of(MigrationId migration) {
        return sql.sql("""
                        select o.*, c.person_name as confirmed_by, c.at as confirmed_at, c.valid_until,
                               r.number as run_number
                          from gate_override o
                          left join gate_override_confirmation c on c.override_id = o.id
                          left join gate_override_use u on u.override_id = o.id
                          left join run r on r.id = u.run_id
                         where o.migration_id = :migration
                         order by o.id desc
                        """)
                .param("migration", migration.value())
                .query(GateOverrides::override)
                .list();
    }

    /** Asks for one, for exactly this plan. It opens nothing before somebody else confirms it. */
    public void ask(Revision revision, Gate gate, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new OverrideRefusedException("Say why the gate has to be overridden; everybody will read it.");
        }
        sql.sql("""
                        insert into gate_override (migration_id, digest, gate, reason, person_id, person_name, at)
                        values (:migration, :digest, :gate, :reason, :person, :name, :at)
                        """)
                .param("migration", revision.migration().value())
                .param("digest", revision.digests().whole())
                .param("gate", gate.name())
                .param("reason", reason.strip())
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        record(
                revision.migration(),
                actor,
                "override.asked",
                "Asked for an override, " + gate.deed() + ". Reason: " + reason.strip());
    }

    /** Confirms one as somebody who is signed in and did not enter their password again. */
    public void confirm(Revision revision, long id, Actor actor) {
        confirm(revision, id, actor, false);
    }

    /** Whether confirming one needs the password again. Asking for one opens nothing and never does. */
    public static boolean asksPassword(Revision revision) {
        return revision.content().environmentKind() == EnvironmentKind.PRODUCTION;
    }

    /**
     * Confirms one; it is valid from now on for as long as the policy says.
     *
     * @param passwordAgain whether the person entered their password again with it
     * @throws OverrideRefusedException if the person asked for it, plays no other part than who asked, or may not decide, or
     *     if the password is missing
     */
    public void confirm(Revision revision, long id, Actor actor, boolean passwordAgain) {
        if (asksPassword(revision) && !passwordAgain) {
            throw new OverrideRefusedException(
                    "The environment is production: enter your password again to confirm. Nothing was confirmed.");
        }
        GateOverride asked = of(revision.migration()).stream()
                .filter(one -> one.id() == id && one.confirmed() == null)
                .filter(one -> one.digest().equals(revision.digests().whole()))
                .findFirst()
                .orElseThrow(() -> new OverrideRefusedException(
                        "That override is confirmed already, or the plan was changed since somebody asked for it."));
        requireSecondPerson(asked, actor);
        Instant now = clock.instant();
        int hours = policies.of(workspace(asked.migration()), revision.content().environmentKind())
                .policy()
                .overrideHours();
        int written = sql.sql("""
                        insert into gate_override_confirmation (override_id, person_id, person_name, at, valid_until)
                        values (:id, :person, :name, :at, :until)
                            on conflict do nothing
                        """)
                .param("id", id)
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(Duration.ofHours(hours))))
                .update();
        if (written == 0) {
            throw new OverrideRefusedException("Somebody else confirmed that override a moment ago.");
        }
        record(
                asked.migration(),
                actor,
                "override.confirmed",
                "Confirmed the override that " + asked.askedName() + " asked for"
                        + (passwordAgain ? ", password entered again, " : ", ")
                        + asked.gate().deed() + ", for one run within " + hours + " h. Reason: " + asked.reason());
    }

    private void requireSecondPerson(GateOverride asked, Actor actor) {
        if (asked.askedBy().equals(actor.id())) {
            throw new OverrideRefusedException("You asked for it, so somebody else has to confirm it.");
        }
        WorkspaceId workspace = workspace(asked.migration());
        Set<Role> own = directory.roles(workspace, actor.id());
        if (own.stream().noneMatch(role -> role.may(Permission.DECIDE) || role.may(Permission.ADMINISTER))) {
            throw new OverrideRefusedException("A lead or an admin has to confirm it.");
        }
        Set<Role> theirs = directory.roles(workspace, asked.askedBy());
        if (theirs.isEmpty()) {
            throw new OverrideRefusedException(
                    asked.askedName() + ", who asked for it, has no role in this workspace any more. Ask anew.");
        }
        if (theirs.containsAll(own)) {
            throw new OverrideRefusedException("Somebody with another role than " + asked.askedName()
                    + " has to confirm it; you have no role that they do not have.");
        }
    }

    /** One that a run of this plan may use now; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<GateOverride> usable(Revision revision, Gate gate) {
        Instant now = clock.instant();
        return of(revision.migration()).stream()
                .filter(one -> one.gate() == gate && one.isUsable(now))
                .filter(one -> one.digest().equals(revision.digests().whole()))
                .findFirst();
    }

    /** Whether a run uses one that has not run out. */
    @Transactional(readOnly = true)
    public boolean isUsed(MigrationId migration, int runNumber, Gate gate) {
        Instant now = clock.instant();
        return of(migration).stream()
                .anyMatch(one -> one.gate() == gate
                        && one.isValid(now)
                        && Integer.valueOf(runNumber).equals(one.runNumber()));
    }

    /** Uses one up for a run. The caller writes it into the story of the run. */
    public void use(GateOverride override, long run, Actor actor) {
        sql.sql("insert into gate_override_use (override_id, run_id, at) values (:id, :run, :at)")
                .param("id", override.id())
                .param("run", run)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        record(override.migration(), actor, "override.used", override.sentence());
    }

    private WorkspaceId workspace(MigrationId migration) {
        return migrations.get(migration).workspace();
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence) {
        audit.record(actor, workspace(migration), migration.value(), action, sentence);
    }

    private static GateOverride override(ResultSet row, int n) throws SQLException {
        return new GateOverride(
                row.getLong("id"),
                new MigrationId(row.getLong("migration_id")),
                row.getString("digest"),
                Gate.valueOf(row.getString("gate")),
                row.getString("reason"),
                new PersonId(row.getLong("person_id")),
                row.getString("person_name"),
                Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                confirmed(row),
                row.getObject("run_number", Integer.class));
    }

    private static GateOverride.@Nullable Confirmed confirmed(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("confirmed_at");
        return at == null
                ? null
                : new GateOverride.Confirmed(
                        row.getString("confirmed_by"),
                        at.toInstant(),
                        Objects.requireNonNull(row.getTimestamp("valid_until")).toInstant());
    }
}
