package dev.drover.traffic;

import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.people.WorkspaceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All switches, and every change of them. */
@Repository
class Switches {

    private final JdbcClient sql;

    Switches(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<TrafficSwitch> find(MigrationId migration, Lane lane) {
        return sql.sql("select * from traffic_switch where migration_id = :migration and lane = :lane")
                .param("migration", migration.value())
                .param("lane", lane.name())
                .query(Switches::trafficSwitch)
                .optional();
    }

    /** The switch, locked until the transaction ends. */
    TrafficSwitch lock(MigrationId migration, Lane lane) {
        return sql.sql("select * from traffic_switch where migration_id = :migration and lane = :lane for update")
                .param("migration", migration.value())
                .param("lane", lane.name())
                .query(Switches::trafficSwitch)
                .single();
    }

    /** The switch with that key, if it belongs to the workspace. */
    Optional<TrafficSwitch> find(WorkspaceId workspace, String flagKey) {
        return sql.sql("""
                        select s.*
                          from traffic_switch s
                          join migration m on m.id = s.migration_id
                         where s.flag_key = :key and m.workspace_id = :workspace
                        """)
                .param("key", flagKey)
                .param("workspace", workspace.value())
                .query(Switches::trafficSwitch)
                .optional();
    }

    List<TrafficSwitch> in(WorkspaceId workspace) {
        return sql.sql("""
                        select s.*
                          from traffic_switch s
                          join migration m on m.id = s.migration_id
                         where m.workspace_id = :workspace
                         order by s.flag_key
                        """)
                .param("workspace", workspace.value())
                .query(Switches::trafficSwitch)
                .list();
    }

    /** Puts the switch of a migration where every migration begins: all reads and writes in the old store. */
    void addIfMissing(Migration migration, Lane lane) {
        sql.sql("""
                        insert into traffic_switch (migration_id, lane, flag_key, read_percent, write_mode)
                        values (:migration, :lane, :key, 0, 'OLD')
                            on conflict do nothing
                        """)
                .param("migration", migration.id().value())
                .param("lane", lane.name())
                .param("key", FlagKeys.of(migration, lane))
                .update();
    }

    void save(TrafficSwitch changed) {
        sql.sql("""
                        update traffic_switch set read_percent = :percent, write_mode = :mode
                         where migration_id = :migration and lane = :lane
                        """)
                .param("percent", changed.readPercent())
                .param("mode", changed.writeMode().name())
                .param("migration", changed.migration().value())
                .param("lane", changed.lane().name())
                .update();
    }

    void append(MigrationId migration, long personId, TrafficChange change) {
        sql.sql("""
                        insert into traffic_change
                               (migration_id, lane, at, person_id, person_name, run_number, step,
                                from_percent, to_percent, from_mode, to_mode, because)
                        values (:migration, :lane, :at, :person, :name, :run, :step,
                                :fromPercent, :toPercent, :fromMode, :toMode, :because)
                        """)
                .param("migration", migration.value())
                .param("lane", change.lane().name())
                .param("at", Timestamp.from(change.at()))
                .param("person", personId)
                .param("name", change.who())
                .param("run", change.runNumber())
                .param("step", change.step())
                .param("fromPercent", change.fromPercent())
                .param("toPercent", change.toPercent())
                .param("fromMode", change.fromMode().name())
                .param("toMode", change.toMode().name())
                .param("because", change.because())
                .update();
    }

    /** The newest changes in both lanes, newest first. */
    List<TrafficChange> history(MigrationId migration, int size) {
        return sql.sql("""
                        select * from traffic_change
                         where migration_id = :migration
                         order by id desc limit :size
                        """)
                .param("migration", migration.value())
                .param("size", size)
                .query((row, n) -> new TrafficChange(
                        Objects.requireNonNull(row.getTimestamp("at")).toInstant(),
                        Lane.valueOf(row.getString("lane")),
                        row.getString("person_name"),
                        row.getObject("run_number", Integer.class),
                        row.getString("step"),
                        row.getInt("from_percent"),
                        row.getInt("to_percent"),
                        WriteMode.valueOf(row.getString("from_mode")),
                        WriteMode.valueOf(row.getString("to_mode")),
                        row.getString("because")))
                .list();
    }

    private static TrafficSwitch trafficSwitch(ResultSet row, int n) throws SQLException {
        return new TrafficSwitch(
                new MigrationId(row.getLong("migration_id")),
                Lane.valueOf(row.getString("lane")),
                row.getString("flag_key"),
                row.getInt("read_percent"),
                WriteMode.valueOf(row.getString("write_mode")));
    }
}
