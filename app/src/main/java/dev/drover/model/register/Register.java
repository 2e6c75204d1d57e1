package dev.drover.model.register;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.migration.Migrations;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the decisions and assumptions of every migration. No part of any digest: a change voids no signature. */
@Service
@Transactional
public class Register {

    private final JdbcClient sql;
    private final Migrations migrations;
    private final AuditTrail audit;
    private final Clock clock;

    Register(JdbcClient sql, Migrations migrations, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.migrations = migrations;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order in which they were first written down. */
    @Transactional(readOnly = true)
    public List<Decision> decisions(MigrationId migration) {
        return sql.sql("select * from model_decision where migration_id = :migration order by id")
                .param("migration", migration.value())
                .query(Register::decision)
                .list();
    }

    /** Those that have to be looked at first come first. */
    @Transactional(readOnly = true)
    public List<Assumption> assumptions(MigrationId migration) {
        return sql.sql("select * from model_assumption where migration_id = :migration order by review_on, id")
                .param("migration", migration.value())
                .query(Register::assumption)
                .list();
    }

    /**
     * Adds a decision, or changes one.
     *
     * @throws RegisterChangedException if it is not the version that the person saw
     * @throws IllegalArgumentException if {@link Decision#problems} has something to say
     */
    public void keep(MigrationId migration, Decision decision, Actor actor) {
        refuse(decision.problems().isEmpty());
        JdbcClient.StatementSpec statement = decision.id() == 0
                ? sql.sql("""
                        insert into model_decision (migration_id, title, status, body, reason, version, changed_by, changed_at)
                        values (:migration, :title, :status, :body, :reason, 1, :by, :at)
                        """)
                : sql.sql("""
                        update model_decision
                           set title = :title, status = :status, body = :body, reason = :reason,
                               version = version + 1, changed_by = :by, changed_at = :at
                         where id = :id and migration_id = :migration and version = :version
                        """).param("id", decision.id()).param("version", decision.version());
        written(
                statement
                        .param("migration", migration.value())
                        .param("title", decision.title())
                        .param("status", decision.status().name())
                        .param("body", decision.body())
                        .param("reason", decision.reason())
                        .param("by", actor.name())
                        .param("at", Timestamp.from(now()))
                        .update(),
                "the decision " + decision.title());
        record(
                migration,
                actor,
                "model.decision",
                "Wrote down the decision " + decision.title() + " ("
                        + decision.status().word() + ").");
    }

    /**
     * Adds an assumption, or changes one.
     *
     * @throws RegisterChangedException if it is not the version that the person saw
     * @throws IllegalArgumentException if {@link Assumption#problems} has something to say
     */
    public void keep(MigrationId migration, Assumption assumption, Actor actor) {
        refuse(assumption.problems().isEmpty());
        JdbcClient.StatementSpec statement = assumption.id() == 0
                ? sql.sql("""
                        insert into model_assumption
                               (migration_id, sentence, feature, owner, exit_cost, change_likely, abstraction, review_on,
                                version, changed_by, changed_at)
                        values (:migration, :sentence, :feature, :owner, :exit, :likely, :abstraction, :review, 1, :by, :at)
                        """)
                : sql.sql("""
                        update model_assumption
                           set sentence = :sentence, feature = :feature, owner = :owner, exit_cost = :exit,
                               change_likely = :likely, abstraction = :abstraction, review_on = :review,
                               version = version + 1, changed_by = :by, changed_at = :at
                         where id = :id and migration_id = :migration and version = :version
                        """).param("id", assumption.id()).param("version", assumption.version());
        Feature feature = assumption.feature();
        written(
                statement
                        .param("migration", migration.value())
                        .param("sentence", assumption.sentence())
                        .param("feature", feature == null ? null : feature.name())
                        .param("owner", assumption.owner())
                        .param("exit", assumption.exitCost())
                        .param("likely", assumption.changeLikely())
                        .param("abstraction", assumption.abstraction())
                        .param("review", assumption.reviewOn())
                        .param("by", actor.name())
                        .param("at", Timestamp.from(now()))
                        .update(),
                "the assumption");
        record(migration, actor, "model.assumption", "Wrote down the assumption: " + assumption.sentence());
    }

    /** Removes a decision of that version; its text stays in the audit trail. */
    public void remove(MigrationId migration, Decision decision, Actor actor) {
        written(delete("model_decision", migration, decision.id(), decision.version()), "the decision");
        record(
                migration,
                actor,
                "model.decision-removed",
                "Removed the decision " + decision.title() + ". Its reason was: " + decision.reason());
    }

    /** Removes an assumption of that version; its sentence stays in the audit trail. */
    public void remove(MigrationId migration, Assumption assumption, Actor actor) {
        written(delete("model_assumption", migration, assumption.id(), assumption.version()), "the assumption");
        record(migration, actor, "model.assumption-removed", "Removed the assumption: " + assumption.sentence());
    }

    /** The day that counts for reviews. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private int delete(String table, MigrationId migration, long id, int version) {
        return sql.sql("delete from " + table + " where id = :id and migration_id = :migration and version = :version")
                .param("id", id)
                .param("migration", migration.value())
                .param("version", version)
                .update();
    }

    private static void refuse(boolean sound) {
        if (!sound) {
            throw new IllegalArgumentException("Something is missing or too long");
        }
    }

    private static void written(int rows, String what) {
        if (rows == 0) {
            throw new RegisterChangedException(what);
        }
    }

    private void record(MigrationId migration, Actor actor, String action, String sentence) {
        audit.record(actor, migrations.get(migration).workspace(), migration.value(), action, sentence);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Decision decision(ResultSet row, int n) throws SQLException {
        return new Decision(
                row.getLong("id"),
                row.getString("title"),
                DecisionStatus.valueOf(row.getString("status")),
                row.getString("body"),
                row.getString("reason"),
                row.getInt("version"),
                row.getString("changed_by"),
                changedAt(row));
    }

    private static Assumption assumption(ResultSet row, int n) throws SQLException {
        @Nullable String feature = row.getString("feature");
        return new Assumption(
                row.getLong("id"),
                row.getString("sentence"),
                feature == null ? null : Feature.valueOf(feature),
                row.getString("owner"),
                row.getString("exit_cost"),
                row.getBoolean("change_likely"),
                row.getString("abstraction"),
                row.getObject("review_on", LocalDate.class),
                row.getInt("version"),
                row.getString("changed_by"),
                changedAt(row));
    }

    private static Instant changedAt(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp("changed_at")).toInstant();
    }
}
