package dev.drover.proof;

import dev.drover.connection.AwsAddress;
import dev.drover.connection.Environment;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps proofs. A status changes only from one that allows it, so that whoever is late changes nothing. */
@Component
class ProofTable {

    /** A node says every second that it is alive; one that was silent for so long is not. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    static final Duration GRACE = Duration.ofSeconds(60);

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Clock clock;

    ProofTable(JdbcClient sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** Tables that a proof left behind, and where. */
    record Leftover(long proof, AwsAddress aws, List<String> tables) {}

    /** A new one; empty if another one of the migration is running. */
    Optional<Long> begin(
            MigrationId migration, Environment place, ProofRequest request, Proof.Versions versions, Actor actor) {
        return sql.sql("""
                        insert into proof (migration_id, person_id, person_name, environment_name, aws, origin, items, seed,
                                           model_version, inventory_revision, status, progress, started_at, beat_at)
                        values (:migration, :person, :name, :environment, :aws::jsonb, :origin, :items, :seed,
                                :model, :inventory, 'RUNNING', :progress::jsonb, :at, :at)
                            on conflict do nothing
                        returning id
                        """)
                .param("migration", migration.value())
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("environment", place.name())
                .param("aws", json.writeValueAsString(place.aws()))
                .param("origin", request.origin().name())
                .param("items", request.items())
                .param("seed", request.seed())
                .param("model", versions.model())
                .param("inventory", versions.inventory())
                .param("progress", json.writeValueAsString(ProofProgress.NONE))
                .param("at", now())
                .query(Long.class)
                .optional();
    }

    Optional<Proof> find(MigrationId migration, long id) {
        return sql.sql("select * from proof where migration_id = :migration and id = :id")
                .param("migration", migration.value())
                .param("id", id)
                .query(this::proof)
                .optional();
    }

    /** The latest ones, newest first. */
    List<Proof> of(MigrationId migration, int most) {
        return sql.sql("select * from proof where migration_id = :migration order by id desc limit :most")
                .param("migration", migration.value())
                .param("most", most)
                .query(this::proof)
                .list();
    }

    Optional<Proof> latestFor(MigrationId migration, Proof.Versions versions) {
        return sql.sql("""
                        select * from proof
                         where migration_id = :migration and model_version = :model and inventory_revision = :inventory
                           and status = 'FINISHED'
                         order by id desc limit 1
                        """)
                .param("migration", migration.value())
                .param("model", versions.model())
                .param("inventory", versions.inventory())
                .query(this::proof)
                .optional();
    }

    /** Says that this node is alive and how far it is, and answers how the proof stands now; empty if it has ended. */
    Optional<ProofStatus> beat(long id, ProofProgress progress) {
        return sql.sql("""
                        update proof set progress = :progress::jsonb, beat_at = :at
                         where id = :id and status in ('RUNNING', 'CALLING_OFF')
                        returning status
                        """)
                .param("progress", json.writeValueAsString(progress))
                .param("at", now())
                .param("id", id)
                .query((row, n) -> ProofStatus.valueOf(row.getString("status")))
                .optional();
    }

    /** @return whether it may become that; otherwise nothing changes */
    boolean become(long id, ProofStatus status, String problem, @Nullable ProofResult result) {
        List<String> before = Arrays.stream(ProofStatus.values())
                .filter(from -> from.next().contains(status))
                .map(ProofStatus::name)
                .toList();
        return sql.sql("""
                        update proof
                           set status = :status, problem = :problem, result = coalesce(:result::jsonb, result),
                               ended_at = case when :ends then :at::timestamptz end
                         where id = :id and status in (:before)
                        """)
                        .param("status", status.name())
                        .param("problem", problem)
                        .param("result", result == null ? null : json.writeValueAsString(result))
                        .param("ends", !status.isActive())
                        .param("at", now())
                        .param("id", id)
                        .param("before", before)
                        .update()
                > 0;
    }

    /**
     * Writes down which tables are about to be made.
     *
     * @return whether the proof is still running; otherwise nothing changes, and no table may be made
     */
    boolean owns(long id, List<String> tables) {
        return sql.sql("""
                        update proof set tables = :tables::jsonb, tables_removed = false
                         where id = :id and status in ('RUNNING', 'CALLING_OFF')
                        """)
                        .param("tables", json.writeValueAsString(tables))
                        .param("id", id)
                        .update()
                > 0;
    }

    void removed(long id) {
        sql.sql("update proof set tables_removed = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Those on which no node works any more become interrupted. */
    void interruptSilent() {
        sql.sql("""
                        update proof
                           set status = 'INTERRUPTED', ended_at = :at,
                               problem = 'Drover was stopped while it was running. Start it again.'
                         where status in ('RUNNING', 'CALLING_OFF') and beat_at < :silent
                        """)
                .param("at", now())
                .param("silent", Timestamp.from(clock.instant().minus(SILENCE)))
                .update();
    }

    /** An interrupted proof may have a node that does not know it yet, and gets time to stop by itself. */
    List<Leftover> leftovers() {
        return sql.sql("""
                        select id, aws, tables from proof
                         where not tables_removed and status not in ('RUNNING', 'CALLING_OFF')
                           and (status <> 'INTERRUPTED' or ended_at < :graceful)
                         order by id
                        """)
                .param("graceful", Timestamp.from(clock.instant().minus(GRACE)))
                .query((row, n) -> new Leftover(
                        row.getLong("id"),
                        json.readValue(row.getString("aws"), AwsAddress.class),
                        List.of(json.readValue(row.getString("tables"), String[].class))))
                .list();
    }

    private Proof proof(ResultSet row, int n) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String result = row.getString("result");
        return new Proof(
                row.getLong("id"),
                new MigrationId(row.getLong("migration_id")),
                row.getString("person_name"),
                row.getString("environment_name"),
                new ProofRequest(
                        ProofRequest.Origin.valueOf(row.getString("origin")), row.getInt("items"), row.getLong("seed")),
                new Proof.Versions(row.getInt("model_version"), row.getInt("inventory_revision")),
                ProofStatus.valueOf(row.getString("status")),
                row.getString("problem"),
                json.readValue(row.getString("progress"), ProofProgress.class),
                instant(Objects.requireNonNull(row.getTimestamp("started_at"))),
                ended == null ? null : instant(ended),
                result == null ? null : json.readValue(result, ProofResult.class));
    }

    private static Instant instant(Timestamp time) {
        return time.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
