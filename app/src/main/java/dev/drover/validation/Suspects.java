package dev.drover.validation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The list of records that differ and have to be looked at one by one. */
@Component
class Suspects {

    private final JdbcClient sql;
    private final JsonMapper json;

    Suspects(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The next ones after those that were examined, in a fixed order. */
    List<Suspect> after(long validation, long examined, int most) {
        return sql.sql("""
                        select * from validation_suspect
                         where validation_id = :validation and position > :examined
                         order by position limit :most
                        """)
                .param("validation", validation)
                .param("examined", examined)
                .param("most", most)
                .query(this::suspect)
                .list();
    }

    private Suspect suspect(ResultSet row, int n) throws SQLException {
        return new Suspect(
                row.getInt("table_index"),
                row.getInt("entity"),
                Verdict.valueOf(row.getString("verdict")),
                row.getLong("rows"),
                json.readValue(row.getString("source_rows"), new TypeReference<List<Suspect.SourceRow>>() {}),
                json.readValue(row.getString("target_key"), new TypeReference<LinkedHashMap<String, String>>() {}));
    }
}
