package dev.drover.discovery;

import dev.drover.migration.MigrationId;
import dev.drover.people.Actor;
import dev.drover.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The snapshots that are to be taken later, one of each migration at most. */
@Repository
class PlannedSnapshotTable {

    private final JdbcClient sql;

    PlannedSnapshotTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<PlannedSnapshot> of(MigrationId migration) {
        return sql.sql("select * from discovery_planned_snapshot where migration_id = :migration")
                .param("migration", migration.value())
                .query(this::planned)
                .optional();
    }

    /** Those whose time has come, the longest overdue first. */
    List<PlannedSnapshot> due(Instant now) {
        return sql.sql("""
                        select * from discovery_planned_snapshot
                         where problem is null and due_at <= :now order by due_at, migration_id
                        """)
                .param("now", Timestamp.from(now))
                .query(this::planned)
                .list();
    }

    /** In place of the one that is there. */
    void put(PlannedSnapshot planned) {
        sql.sql("""
                        insert into discovery_planned_snapshot (migration_id, due_at, person_id, person_name, problem)
                        values (:migration, :due, :person, :name, :problem)
                            on conflict (migration_id) do update
                           set due_at = excluded.due_at, person_id = excluded.person_id,
                               person_name = excluded.person_name, problem = excluded.problem
                        """)
                .param("migration", planned.migration().value())
                .param("due", Timestamp.from(planned.due()))
                .param("person", planned.by().id().value())
                .param("name", planned.by().name())
                .param("problem", planned.problem())
                .update();
    }

    /** Notes why it could not be taken, unless somebody cancelled or planned anew in the meantime. */
    void fail(PlannedSnapshot planned, String problem) {
        sql.sql("""
                        update discovery_planned_snapshot set problem = :problem
                         where migration_id = :migration and due_at = :due
                        """)
                .param("migration", planned.migration().value())
                .param("due", Timestamp.from(planned.due()))
                .param("problem", problem)
                .update();
    }

    /** The same for one that was taken. */
    void done(PlannedSnapshot planned) {
        sql.sql("delete from discovery_planned_snapshot where migration_id = :migration and due_at = :due")
                .param("migration", planned.migration().value())
                .param("due", Timestamp.from(planned.due()))
                .update();
    }

    void remove(MigrationId migration) {
        sql.sql("delete from discovery_planned_snapshot where migration_id = :migration")
                .param("migration", migration.value())
                .update();
    }

    private PlannedSnapshot planned(ResultSet row, int n) throws SQLException {
        return new PlannedSnapshot(
                new MigrationId(row.getLong("migration_id")),
                Objects.requireNonNull(row.getTimestamp("due_at")).toInstant(),
                new Actor(new PersonId(row.getLong("person_id")), Objects.requireNonNull(row.getString("person_name"))),
                row.getString("problem"));
    }
}
