package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.step.RunKind;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows which rehearsals say something about a plan: completed ones, of exactly that plan, that left no step out. */
@Service
@Transactional(readOnly = true)
public class Rehearsals {

    private final Runs runs;
    private final StepRuns steps;

    Rehearsals(Runs runs, StepRuns steps) {
        this.runs = runs;
        this.steps = steps;
    }

    /** Those that count, newest first; also if they were rolled back since. */
    public List<Run> of(Revision revision) {
        return completed(revision).stream().filter(this::leftNothingOut).toList();
    }

    /** Those that were completed, whether they count or not, newest first. */
    List<Run> completed(Revision revision) {
        return runs.of(revision.migration()).stream()
                .filter(run -> run.kind() == RunKind.REHEARSAL && run.completedAt() != null && !run.goesBack())
                .filter(run -> run.digest().equals(revision.digests().whole()))
                .toList();
    }

    /** A step that was rolled back after it was left out has the fact still. */
    private boolean leftNothingOut(Run run) {
        return steps.withRolledBack(run.id()).stream()
                .noneMatch(step -> step.evidence().value(SkipStep.SKIPPED_BY).isPresent());
    }
}
