package dev.drover.execution;

import dev.drover.people.PersonId;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.Checkpoint;
import dev.drover.step.Evidence;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the forecast of a live run that has not begun, by the same rules as that of one that has. */
@Service
@Transactional(readOnly = true)
public class PlanForecast {

    private static final RunId NONE = new RunId(0);

    private final EarlierRuns earlier;

    PlanForecast(EarlierRuns earlier) {
        this.earlier = earlier;
    }

    /** @param start when it would begin */
    public RunForecast of(Revision revision, Instant start) {
        Run run = wouldBe(revision, start);
        return RunForecast.of(
                run, StepGraph.of(revision.content().steps()), steps(revision), earlier.of(run, revision), start);
    }

    /** Every run that there is came before it. */
    private static Run wouldBe(Revision revision, Instant start) {
        return new Run(
                NONE,
                revision.migration(),
                Integer.MAX_VALUE,
                revision.id(),
                revision.digests().whole(),
                RunKind.LIVE,
                RunStatus.RUNNING,
                "",
                100,
                null,
                "",
                new PersonId(0),
                "",
                start,
                null,
                null,
                null);
    }

    private static List<StepRun> steps(Revision revision) {
        List<StepRun> steps = new ArrayList<>();
        for (RunbookStep planned : revision.content().steps()) {
            steps.add(new StepRun(
                    steps.size(),
                    NONE,
                    steps.size(),
                    planned.key(),
                    null,
                    StepStatus.WAITING,
                    0,
                    0,
                    Checkpoint.NONE,
                    Progress.UNKNOWN,
                    null,
                    "",
                    "",
                    "",
                    Evidence.NONE,
                    Duration.ofMinutes(planned.estimateMinutes()),
                    null,
                    null));
        }
        return steps;
    }
}
