package dev.drover.runbook;

import dev.drover.migration.MigrationId;
import dev.drover.migration.PlanChanged;
import dev.drover.people.PersonId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers everybody who changed anything that signatures cover. */
@Component
public class PlanEditors {

    private final JdbcClient sql;

    PlanEditors(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void remember(PlanChanged change) {
        sql.sql("insert into plan_editor (migration_id, person_id) values (:migration, :person) on conflict do nothing")
                .param("migration", change.migration().value())
                .param("person", change.by().id().value())
                .update();
    }

    /** The people who must not sign, because the work is theirs. */
    public Set<PersonId> of(MigrationId migration) {
        return new HashSet<>(sql.sql("select person_id from plan_editor where migration_id = :migration")
                .param("migration", migration.value())
                .query((row, n) -> new PersonId(row.getLong("person_id")))
                .list());
    }
}
