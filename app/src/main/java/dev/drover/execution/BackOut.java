package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long going back takes: as long as it took the last time a run of this migration went back over the same step. */
@Service
public class BackOut {

    /** For a step that was never undone. */
    private static final Duration UNTRIED = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final StepRuns steps;
    private final Revisions revisions;

    BackOut(JdbcClient sql, StepRuns steps, Revisions revisions) {
        this.sql = sql;
        this.steps = steps;
        this.revisions = revisions;
    }

    /**
     * How long going back to the beginning would take.
     *
     * @param now from here
     * @param worst from the end of the last step
     * @param untried how many of the steps that have begun were never undone, so that one minute is a guess
     */
    public record Length(Duration now, Duration worst, int untried) {}

    @Transactional(readOnly = true)
    public Length of(Run run) {
        Estimates estimates = estimates(run.migration());
        List<String> begun = steps.of(run.id()).stream()
                .filter(StepRun::hasBegun)
                .map(StepRun::stepKey)
                .toList();
        List<String> all = revisions.get(run.revision()).content().steps().stream()
                .map(RunbookStep::key)
                .toList();
        int untried = (int) begun.stream().filter(estimates::isGuess).count();
        return new Length(estimates.sum(begun), estimates.sum(all), untried);
    }

    /** How long undoing each step of a migration takes. */
    record Estimates(Map<String, Duration> measured) {

        boolean isGuess(String stepKey) {
            return !measured.containsKey(stepKey);
        }

        Duration of(String stepKey) {
            return measured.getOrDefault(stepKey, UNTRIED);
        }

        Duration sum(List<String> stepKeys) {
            return stepKeys.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
        }
    }

    @Transactional(readOnly = true)
    Estimates estimates(MigrationId migration) {
        Map<String, Duration> measured = new HashMap<>();
        sql.sql("""
                        select distinct on (s.step_key) s.step_key, extract(epoch from s.ended_at - s.started_at) as seconds
                          from step_run s join run r on r.id = s.run_id
                         where r.migration_id = :migration and s.undoes_step_run_id is not null and s.status = 'DONE'
                         order by s.step_key, s.id desc
                        """).param("migration", migration.value()).query(row -> {
            measured.put(
                    row.getString("step_key"), Duration.ofSeconds(Math.max(1, Math.round(row.getDouble("seconds")))));
        });
        return new Estimates(measured);
    }
}
