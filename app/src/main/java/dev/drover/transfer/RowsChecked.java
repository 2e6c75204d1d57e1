package dev.drover.transfer;

import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps how far the look for rows that no entity takes is.
 *
 * <p>Two workers that look at the same table at once do no harm: each writes a cursor with the counts that belong to it.
 */
@Repository
class RowsChecked {

    private static final int EXAMPLES = 5;

    private final JdbcClient sql;
    private final JsonMapper json;

    RowsChecked(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * How far the look at one source table is.
     *
     * @param cursor the key of the last row that was looked at; null at the beginning
     * @param untaken rows that no entity takes and that do not stay behind
     * @param examples the keys of the first of them
     * @param problem what the mapping says of the first of them; empty while there is none
     */
    record Table(
            String name,
            @Nullable SourceKey cursor,
            long read,
            long untaken,
            List<String> examples,
            String problem,
            boolean done) {

        Table {
            examples = List.copyOf(examples);
        }

        Table with(List<MappedRow> page, boolean last) {
            List<String> keys = new ArrayList<>(examples);
            String first = problem;
            long found = untaken;
            for (MappedRow row : page) {
                if (row instanceof MappedRow.Rejected rejected) {
                    found++;
                    first = first.isEmpty() ? rejected.problem() : first;
                    if (keys.size() < EXAMPLES) {
                        keys.add(rejected.key().toString());
                    }
                }
            }
            SourceKey reached =
                    page.isEmpty() ? cursor : page.get(page.size() - 1).key();
            return new Table(name, reached, read + page.size(), found, keys, first, last);
        }
    }

    Table of(long stepRunId, String table) {
        return sql.sql("select * from rows_check where step_run_id = :step and source_table = :table")
                .param("step", stepRunId)
                .param("table", table)
                .query(this::table)
                .optional()
                .orElseGet(() -> new Table(table, null, 0, 0, List.of(), "", false));
    }

    void keep(long stepRunId, Table table) {
        SourceKey cursor = table.cursor();
        sql.sql("""
                        insert into rows_check
                               (step_run_id, source_table, cursor, read, untaken, examples, problem, done)
                        values (:step, :table, :cursor::jsonb, :read, :untaken, :examples::jsonb, :problem, :done)
                            on conflict (step_run_id, source_table) do update
                           set cursor = excluded.cursor, read = excluded.read, untaken = excluded.untaken,
                               examples = excluded.examples, problem = excluded.problem, done = excluded.done
                        """)
                .param("step", stepRunId)
                .param("table", table.name())
                .param("cursor", cursor == null ? null : json.writeValueAsString(cursor.values()))
                .param("read", table.read())
                .param("untaken", table.untaken())
                .param("examples", json.writeValueAsString(table.examples()))
                .param("problem", table.problem())
                .param("done", table.done())
                .update();
    }

    void forget(long stepRunId) {
        sql.sql("delete from rows_check where step_run_id = :step")
                .param("step", stepRunId)
                .update();
    }

    private Table table(ResultSet row, int n) throws SQLException {
        String cursor = row.getString("cursor");
        return new Table(
                Objects.requireNonNull(row.getString("source_table")),
                cursor == null ? null : new SourceKey(List.of(json.readValue(cursor, String[].class))),
                row.getLong("read"),
                row.getLong("untaken"),
                List.of(json.readValue(row.getString("examples"), String[].class)),
                Objects.requireNonNull(row.getString("problem")),
                row.getBoolean("done"));
    }
}
