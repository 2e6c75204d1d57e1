package dev.drover.timeline;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people tell everybody on the status page, in their own words. */
@Service
@Transactional
public class Announcements {

    /** The channel on which PostgreSQL tells every node of a new announcement, as {@code migration:id}. */
    public static final String CHANNEL = "drover_announcement";

    private final JdbcClient sql;
    private final Clock clock;

    Announcements(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One announcement. */
    public record Announcement(Instant at, String sentence) {}

    /** Publishes at once; nobody can change it afterwards, only say more. */
    public void publish(MigrationId migration, String sentence, Actor actor) {
        sql.sql("""
                        with added as (
                            insert into announcement (migration_id, at, person_id, person_name, sentence)
                            values (:migration, :at, :person, :name, :sentence)
                            returning migration_id, id
                        )
                        select pg_notify(:channel, migration_id || ':' || id)::text from added
                        """)
                .param("channel", CHANNEL)
                .param("migration", migration.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("person", actor.id().value())
                .param("name", actor.name())
                .param("sentence", sentence.strip())
                .query(String.class)
                .single();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Announcement> of(MigrationId migration, int limit) {
        return sql.sql(
                        "select at, sentence from announcement where migration_id = :migration order by id desc limit :limit")
                .param("migration", migration.value())
                .param("limit", limit)
                .query((row, n) -> new Announcement(
                        Objects.requireNonNull(row.getTimestamp("at")).toInstant(), row.getString("sentence")))
                .list();
    }
}
