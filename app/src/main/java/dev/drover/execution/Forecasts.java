package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the forecast of a run from its steps as they are now and from what earlier runs took. */
@Service
@Transactional(readOnly = true)
public class Forecasts {

    private final StepRuns steps;
    private final Revisions revisions;
    private final EarlierRuns earlier;

    Forecasts(StepRuns steps, Revisions revisions, EarlierRuns earlier) {
        this.steps = steps;
        this.revisions = revisions;
        this.earlier = earlier;
    }

    public RunForecast of(Run run, Instant now) {
        return of(run, revisions.get(run.revision()), steps.of(run.id()), now);
    }

    /** The same for a reader that has the steps already. */
    public RunForecast of(Run run, Revision revision, List<StepRun> all, Instant now) {
        return RunForecast.of(run, StepOrder.graph(run, revision, all), all, earlier.of(run, revision), now);
    }
}
