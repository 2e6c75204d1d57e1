package dev.drover.sign;

import dev.drover.migration.MigrationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what signs said. It is only ever added to. */
@Repository
class MeasurementTable {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    MeasurementTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** From a moment on, the earliest first. */
    History since(MigrationId migration, Instant moment) {
        return new History(sql.sql("""
                        select sign, measured_at, measured_by, value, base, subjects, note
                          from sign_measurement
                         where migration_id = :migration and measured_at >= :moment
                         order by measured_at, sign
                        """)
                .param("migration", migration.value())
                .param("moment", Timestamp.from(moment))
                .query(this::measurement)
                .list());
    }

    void add(MigrationId migration, List<Measurement> measurements) {
        for (Measurement measurement : measurements) {
            Measured measured = measurement.measured();
            sql.sql("""
                            insert into sign_measurement
                                   (migration_id, sign, measured_at, measured_by, value, base, subjects, note)
                            values (:migration, :sign, :at, :by, :value, :base, :subjects::jsonb, :note)
                            """)
                    .param("migration", migration.value())
                    .param("sign", measurement.sign())
                    .param("at", Timestamp.from(measurement.at()))
                    .param("by", measurement.by())
                    .param("value", measured.value())
                    .param("base", measured.base())
                    .param("subjects", json.writeValueAsString(measured.subjects()))
                    .param("note", measured.note())
                    .update();
        }
    }

    /** The migrations of which anybody ever measured the signs. */
    List<MigrationId> measured() {
        return sql.sql("select distinct migration_id from sign_measurement order by 1")
                .query((row, n) -> new MigrationId(row.getLong(1)))
                .list();
    }

    private Measurement measurement(ResultSet row, int n) throws SQLException {
        return new Measurement(
                row.getString("sign"),
                Objects.requireNonNull(row.getTimestamp("measured_at")).toInstant(),
                row.getString("measured_by"),
                new Measured(
                        row.getObject("value", Double.class),
                        row.getObject("base", Double.class),
                        json.readValue(row.getString("subjects"), TEXTS),
                        row.getString("note")));
    }
}
