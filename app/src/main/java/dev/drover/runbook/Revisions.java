package dev.drover.runbook;

import dev.drover.audit.AuditTrail;
import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Freezes plans into revisions and finds them again. */
@Service
@Transactional
public class Revisions {

    /** How many revisions are kept: about as many as have runs at the same time. */
    private static final int KEPT = 100;

    private final Drafts drafts;
    private final PlanGaps gaps;
    private final PlanDigest digest;
    private final JdbcClient sql;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<RevisionId, Revision> kept = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RevisionId, Revision> eldest) {
            return size() > KEPT;
        }
    });

    Revisions(
            Drafts drafts,
            PlanGaps gaps,
            PlanDigest digest,
            JdbcClient sql,
            JsonMapper json,
            AuditTrail audit,
            Clock clock) {
        this.drafts = drafts;
        this.gaps = gaps;
        this.digest = digest;
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Freezes the plan as it is now.
     *
     * @throws IncompletePlanException if something is missing; nothing is written
     */
    public Revision submit(MigrationId migration, Actor actor) {
        Draft draft = drafts.of(migration);
        List<Gap> missing = gaps.find(draft.content().runbook(), draft.content().model());
        if (!missing.isEmpty()) {
            throw new IncompletePlanException(missing);
        }
        int number = latest(migration).map(Revision::number).orElse(0) + 1;
        sql.sql("""
                        insert into revision
                               (migration_id, number, content, digest, data_digest, business_digest, part_digests,
                                submitted_by, submitted_name, submitted_at)
                        values (:migration, :number, :content::jsonb, :digest, :data, :business, :parts::jsonb, :by, :name, :at)
                        """)
                .param("migration", migration.value())
                .param("number", number)
                .param("content", json.writeValueAsString(draft.content()))
                .param("digest", draft.digests().whole())
                .param("data", draft.digests().data())
                .param("business", draft.digests().business())
                .param("parts", json.writeValueAsString(draft.digests().parts()))
                .param("by", actor.id().value())
                .param("name", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(
                actor,
                draft.migration().workspace(),
                migration.value(),
                "runbook.submitted",
                "Submitted revision " + number + " for signoff, digest "
                        + Digests.brief(draft.digests().whole()) + ".");
        return latest(migration).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Optional<Revision> latest(MigrationId migration) {
        return sql.sql("select id from revision where migration_id = ? order by number desc limit 1")
                .param(migration.value())
                .query(Long.class)
                .optional()
                .map(id -> get(new RevisionId(id)));
    }

    @Transactional(readOnly = true)
    public Optional<Revision> find(MigrationId migration, int number) {
        return sql.sql("select * from revision where migration_id = :migration and number = :number")
                .param("migration", migration.value())
                .param("number", number)
                .query(this::revision)
                .optional();
    }

    /** A revision never changes, so it is read and parsed once, and not again for every slice of a run. */
    @Transactional(readOnly = true)
    public Revision get(RevisionId id) {
        Revision known = kept.get(id);
        if (known != null) {
            return known;
        }
        Revision revision = sql.sql("select * from revision where id = ?")
                .param(id.value())
                .query(this::revision)
                .single();
        kept.put(id, revision);
        return revision;
    }

    /** All revisions, newest first. */
    @Transactional(readOnly = true)
    public List<Revision> of(MigrationId migration) {
        return sql.sql("select * from revision where migration_id = :migration order by number desc")
                .param("migration", migration.value())
                .query(this::revision)
                .list();
    }

    private Revision revision(ResultSet row, int n) throws SQLException {
        RevisionContent content = json.readValue(row.getString("content"), RevisionContent.class);
        return new Revision(
                new RevisionId(row.getLong("id")),
                new MigrationId(row.getLong("migration_id")),
                row.getInt("number"),
                content,
                new Digests(
                        row.getString("digest"),
                        row.getString("data_digest"),
                        row.getString("business_digest"),
                        parts(row.getString("part_digests"), content)),
                new PersonId(row.getLong("submitted_by")),
                row.getString("submitted_name"),
                Objects.requireNonNull(row.getTimestamp("submitted_at")).toInstant());
    }

    /** Of a plan that was submitted before there were such digests they are computed from what was frozen. */
    private Map<PlanPart, String> parts(@Nullable String stored, RevisionContent content) {
        return stored == null
                ? digest.ofParts(content)
                : json.readValue(stored, new TypeReference<Map<PlanPart, String>>() {});
    }
}
