package dev.drover.execution;

import dev.drover.people.WorkspaceId;
import dev.drover.runbook.ActualDurations;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads from the records of all runs how long steps took. A run on a part of the data tells nothing about the whole, and a
 * step that was left out nothing about its work.
 */
@Repository
class MeasuredDurations implements ActualDurations {

    private final JdbcClient sql;

    MeasuredDurations(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Actual> of(WorkspaceId workspace) {
        return sql.sql("""
                        select planned ->> 'type' as type, step.step_key, count(*) as runs,
                               percentile_cont(0.5) within group (
                                   order by extract(epoch from step.ended_at - step.started_at)::float8) as seconds
                          from run
                          join migration on migration.id = run.migration_id
                          join revision on revision.id = run.revision_id
                          join step_run step on step.run_id = run.id
                         cross join jsonb_array_elements(revision.content -> 'steps') planned
                         where migration.workspace_id = :workspace and run.kind in ('REHEARSAL', 'LIVE')
                           and run.undoes_run_id is null and run.completed_at is not null and run.share_percent = 100
                           and step.status in ('DONE', 'ROLLED_BACK') and not step.superseded
                           and step.started_at is not null and step.ended_at is not null
                           and planned ->> 'key' = step.step_key
                           and not exists (select 1 from run_event event
                                            where event.run_id = run.id and event.step_key = step.step_key
                                              and event.kind not in ('PROGRESS', 'LOG') and event.kind = 'STEP_SKIPPED')
                         group by 1, 2
                         order by 1, 2
                        """)
                .param("workspace", workspace.value())
                .query((row, n) -> new Actual(
                        row.getString("type"),
                        row.getString("step_key"),
                        row.getInt("runs"),
                        Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000))))
                .list();
    }
}
