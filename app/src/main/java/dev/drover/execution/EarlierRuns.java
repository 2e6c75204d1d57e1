package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.runbook.RevisionId;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.RunKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Knows how long the steps of a run took in the newest ten runs of its migration before it that can be compared: forward or
 * back like it, on the same share of the data, dry runs with dry runs only. A step counts if it has the same key and is of
 * the same kind of work, from its first start to its first end, pauses and waiting for people included.
 *
 * <p>It reads the story and not the rows of the steps: one that begins again after a rollback to a point has several.
 */
@Repository
class EarlierRuns {

    private static final int MOST = 10;

    private final JdbcClient sql;
    private final Revisions revisions;

    EarlierRuns(JdbcClient sql, Revisions revisions) {
        this.sql = sql;
        this.revisions = revisions;
    }

    private record Length(RevisionId revision, String stepKey, double seconds) {}

    /** By the key of the step; without those that never ended. */
    Map<String, Taken> of(Run run, Revision revision) {
        Map<String, String> own = types(revision);
        Map<RevisionId, Map<String, String>> known = new HashMap<>();
        Map<String, List<Duration>> lengths = new HashMap<>();
        for (Length length : lengths(run)) {
            String type = own.get(length.stepKey());
            Map<String, String> theirs = known.computeIfAbsent(length.revision(), id -> types(revisions.get(id)));
            if (type != null && type.equals(theirs.get(length.stepKey()))) {
                lengths.computeIfAbsent(length.stepKey(), key -> new ArrayList<>())
                        .add(Duration.ofMillis(Math.max(0, Math.round(length.seconds() * 1000))));
            }
        }
        return lengths.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Taken.of(e.getValue())));
    }

    private static Map<String, String> types(Revision revision) {
        return revision.content().steps().stream().collect(Collectors.toMap(RunbookStep::key, RunbookStep::type));
    }

    private List<Length> lengths(Run run) {
        return sql.sql("""
                        with earlier as (
                            select id, revision_id from run
                             where migration_id = :migration and number < :number and share_percent = :share
                               and (kind = 'DRY_RUN') = :dry and (undoes_run_id is not null) = :back
                             order by number desc limit :most
                        )
                        select earlier.revision_id, event.step_key,
                               extract(epoch from
                                   min(event.at) filter (where event.kind <> 'STEP_STARTED')
                                   - min(event.at) filter (where event.kind = 'STEP_STARTED'))::float8 as seconds
                          from earlier join run_event event on event.run_id = earlier.id
                         where event.kind not in ('PROGRESS', 'LOG')
                           and event.kind in ('STEP_STARTED', 'STEP_DONE', 'STEP_ROLLED_BACK')
                         group by earlier.id, earlier.revision_id, event.step_key
                        having count(distinct event.kind) > 1
                        """)
                .param("migration", run.migration().value())
                .param("number", run.number())
                .param("share", run.sharePercent())
                .param("dry", run.kind() == RunKind.DRY_RUN)
                .param("back", run.goesBack())
                .param("most", MOST)
                .query((row, n) -> new Length(
                        new RevisionId(row.getLong("revision_id")),
                        row.getString("step_key"),
                        row.getDouble("seconds")))
                .list();
    }
}
