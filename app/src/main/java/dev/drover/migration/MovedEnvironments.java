package dev.drover.migration;

import dev.drover.connection.EnvironmentMoved;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An environment is part of every plan that is made for it: who moves it edits all of them. */
@Component
class MovedEnvironments {

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;

    MovedEnvironments(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    @EventListener
    void editEveryPlan(EnvironmentMoved moved) {
        // All of them at once and in order: the first one's records lock the audit trail, which comes after every
        // migration.
        List<MigrationId> migrations = sql.sql(
                        "select id from migration where environment_id = :id order by id for no key update")
                .param("id", moved.environment().value())
                .query((row, n) -> new MigrationId(row.getLong("id")))
                .list();
        migrations.forEach(migration ->
                events.publishEvent(new PlanChanged(migration, moved.by(), "environment " + moved.name())));
    }
}
