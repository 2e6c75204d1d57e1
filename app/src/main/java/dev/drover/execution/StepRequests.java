package dev.drover.execution;

import dev.drover.connection.AwsRequests.Tally;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the steps of all runs asked of AWS, in Drover's own database. */
@Repository
public class StepRequests {

    private final JdbcClient sql;

    StepRequests(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds what a slice asked to what the earlier slices of its step did. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(StepRun step, List<Tally> asked) {
        for (Tally tally : asked) {
            sql.sql("""
                            insert into step_request as kept (step_run_id, operation, outcome, calls, first_id,
                                                              first_at, latest_id, latest_at, refused_ids)
                            values (:step, :operation, :outcome, :calls, :firstId, :firstAt, :latestId, :latestAt,
                                    :refused::text[])
                                on conflict (step_run_id, operation, outcome) do update
                               set calls = kept.calls + excluded.calls,
                                   latest_id = excluded.latest_id,
                                   latest_at = excluded.latest_at,
                                   refused_ids = (kept.refused_ids || excluded.refused_ids)[1\\:20]
                            """)
                    .param("step", step.id())
                    .param("operation", tally.operation())
                    .param("outcome", tally.outcome())
                    .param("calls", tally.calls())
                    .param("firstId", tally.firstId())
                    .param("firstAt", Timestamp.from(tally.firstAt()))
                    .param("latestId", tally.latestId())
                    .param("latestAt", Timestamp.from(tally.latestAt()))
                    .param("refused", tally.refusedIds().toArray(String[]::new))
                    .update();
        }
    }

    /** What the steps of a run asked, by the id of the step run; also those that were rolled back and began again. */
    @Transactional(readOnly = true)
    public Map<Long, List<StepRequest>> of(RunId run) {
        return sql.sql("""
                        select step_run_id, operation, outcome, calls, first_id, first_at, latest_id, latest_at,
                               refused_ids
                          from step_request join step_run on step_run.id = step_run_id
                         where run_id = :run order by step_run_id, operation, outcome
                        """).param("run", run.value()).query((row, n) -> request(row)).list().stream()
                .collect(Collectors.groupingBy(StepRequest::stepRun, LinkedHashMap::new, Collectors.toList()));
    }

    private static StepRequest request(ResultSet row) throws SQLException {
        Array refused = Objects.requireNonNull(row.getArray("refused_ids"));
        return new StepRequest(
                row.getLong("step_run_id"),
                row.getString("operation"),
                row.getString("outcome"),
                row.getLong("calls"),
                row.getString("first_id"),
                Objects.requireNonNull(row.getTimestamp("first_at")).toInstant(),
                row.getString("latest_id"),
                Objects.requireNonNull(row.getTimestamp("latest_at")).toInstant(),
                List.of((String[]) refused.getArray()));
    }
}
