package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Effect;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a run did, newest step first, as a run of its own with a record of its own. */
@Service
@Transactional
public class RollBackRun {

    private static final Duration PLANNED_FOR_A_STEP = Duration.ofMinutes(1);

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final AdvanceRun advance;
    private final Clock clock;

    RollBackRun(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            StepCatalog catalog,
            StepParameters parameters,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.catalog = catalog;
        this.parameters = parameters;
        this.advance = advance;
        this.clock = clock;
    }

    /**
     * One step of a rollback, before it happens.
     *
     * @param summary in words: what is undone, what is not, and what that means for the data
     */
    public record UndoStep(String stepKey, String name, String summary) {}

    /** What rolling back would do now, in order. */
    @Transactional(readOnly = true)
    public List<UndoStep> preview(RunId id) {
        Revision revision = revisions.get(runs.get(id).revision());
        return begun(id).stream()
                .map(step -> revision.content().step(step.stepKey()))
                .map(planned ->
                        new UndoStep(planned.key(), planned.name(), summary(catalog.get(planned.type()), planned)))
                .toList();
    }

    /** Why the run cannot be rolled back now; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<String> refusal(RunId id) {
        return refusal(runs.get(id));
    }

    private Optional<String> refusal(Run run) {
        if (run.kind() == RunKind.DRY_RUN) {
            return Optional.of("A dry run changes nothing, so there is nothing to roll back.");
        }
        if (run.goesBack()) {
            return Optional.of("This run is a rollback itself.");
        }
        if (!run.status().next().contains(RunStatus.ROLLING_BACK)) {
            return Optional.of("The run is already " + run.status().label().toLowerCase(Locale.ROOT) + ".");
        }
        if (run.kind() == RunKind.LIVE) {
            Revision revision = revisions.get(run.revision());
            return begun(run.id()).stream()
                    .map(step -> revision.content().step(step.stepKey()))
                    .filter(planned -> catalog.get(planned.type()).describe().effect() == Effect.IRREVERSIBLE)
                    .findFirst()
                    .map(planned -> "The step \"" + planned.name() + "\" was the point of no return.");
        }
        return Optional.empty();
    }

    /**
     * Starts the rollback. A slice that is on its way ends first.
     *
     * @throws RunRefusedException if there is no way back, or no reason is given
     */
    public Run start(RunId id, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new RunRefusedException("Say why; it goes into the record.");
        }
        Run run = runs.lock(id);
        refusal(run).ifPresent(refusal -> {
            throw new RunRefusedException(refusal);
        });
        Revision revision = revisions.get(run.revision());
        runs.become(run, RunStatus.ROLLING_BACK, reason.strip(), clock.instant());
        RunId back = runs.add(revision, run.kind(), run.sharePercent(), id, actor, clock.instant());
        List<StepRun> undone = begun(id);
        for (int i = 0; i < undone.size(); i++) {
            steps.add(back, i, undone.get(i).stepKey(), undone.get(i).id(), PLANNED_FOR_A_STEP);
        }
        int number = runs.get(back).number();
        events.append(id, actor, Kind.RUN_ROLLING_BACK, "", "Rolling back as run " + number + ": " + reason.strip());
        events.append(
                back, actor, Kind.RUN_STARTED, "", "Rollback of run " + run.number() + " started: " + reason.strip());
        advance.advance(back);
        return runs.get(back);
    }

    /** The steps with effects to undo, newest first. */
    private List<StepRun> begun(RunId id) {
        List<StepRun> begun = new ArrayList<>(
                steps.of(id).stream().filter(step -> step.status().hasBegun()).toList());
        Collections.reverse(begun);
        return begun;
    }

    private <P extends Record> String summary(StepType<P> type, RunbookStep planned) {
        return type.rollBackSummary(parameters.bind(type, planned.parameters()));
    }
}
