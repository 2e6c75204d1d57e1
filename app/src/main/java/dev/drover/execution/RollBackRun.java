package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Phase;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.Effect;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what a run did, newest step first, as a run of its own with a record of its own. */
@Service
@Transactional
public class RollBackRun {

    private final Runs runs;
    private final StepRuns steps;
    private final RunEvents events;
    private final Revisions revisions;
    private final WayBack wayBack;
    private final BackOut backOut;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final AdvanceRun advance;
    private final Clock clock;

    RollBackRun(
            Runs runs,
            StepRuns steps,
            RunEvents events,
            Revisions revisions,
            WayBack wayBack,
            BackOut backOut,
            StepCatalog catalog,
            StepParameters parameters,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.steps = steps;
        this.events = events;
        this.revisions = revisions;
        this.wayBack = wayBack;
        this.backOut = backOut;
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

    /**
     * A place to go back to.
     *
     * @param phase at whose start it is; empty for the very beginning
     * @param words what everything is like there
     * @param undone what would be undone, in order
     */
    public record Point(String phase, String words, List<UndoStep> undone) {}

    /** Where the run could go back to now: the very beginning first, then every phase that has begun. */
    @Transactional(readOnly = true)
    public List<Point> points(RunId id) {
        Run run = runs.get(id);
        Revision revision = revisions.get(run.revision());
        List<StepRun> all = steps.of(id);
        List<Point> points = new ArrayList<>();
        List<UndoStep> everything = preview(all, revision, "");
        points.add(new Point("", "Everything that the run did is undone.", everything));
        if (run.status() == RunStatus.CALLED_OFF) {
            return points;
        }
        for (Phase phase : revision.content().runbook().allPhases()) {
            List<UndoStep> undone = preview(all, revision, phase.name());
            boolean begun = undone.stream()
                    .anyMatch(step ->
                            revision.content().step(step.stepKey()).phase().equals(phase.name()));
            if (begun && undone.size() < everything.size()) {
                points.add(new Point(phase.name(), phase.rollbackPoint(), undone));
            }
        }
        return points;
    }

    private List<UndoStep> preview(List<StepRun> all, Revision revision, String to) {
        return begun(all, revision, to).stream()
                .map(step -> revision.content().step(step.stepKey()))
                .map(planned ->
                        new UndoStep(planned.key(), planned.name(), summary(catalog.get(planned.type()), planned)))
                .toList();
    }

    /** Why the run cannot be rolled back now; empty if it can. */
    @Transactional(readOnly = true)
    public Optional<String> refusal(RunId id) {
        return refusal(runs.get(id), "");
    }

    private Optional<String> refusal(Run run, String to) {
        if (run.kind() == RunKind.DRY_RUN) {
            return Optional.of("A dry run changes nothing, so there is nothing to roll back.");
        }
        if (run.goesBack()) {
            return Optional.of("This run is a rollback itself.");
        }
        if (!run.status().next().contains(RunStatus.ROLLING_BACK)) {
            return Optional.of("The run is already " + run.status().label().toLowerCase(Locale.ROOT) + ".");
        }
        if (!to.isEmpty() && run.status() == RunStatus.CALLED_OFF) {
            return Optional.of("The run was called off for good: it can be rolled back as a whole only.");
        }
        if (run.kind() == RunKind.LIVE) {
            Revision revision = revisions.get(run.revision());
            return begun(steps.of(run.id()), revision, to).stream()
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
     * @param to the phase at whose start it ends, from where the run can go forward again; empty for the beginning
     * @throws RunRefusedException if there is no way back, or no reason is given
     */
    public Run start(RunId id, String to, String reason, Actor actor) {
        String why = Reason.required(reason);
        Run run = runs.lock(id);
        refusal(run, to).ifPresent(refusal -> {
            throw new RunRefusedException(refusal);
        });
        Revision revision = revisions.get(run.revision());
        List<StepRun> undone = begun(steps.of(id), revision, to);
        if (!to.isEmpty() && undone.isEmpty()) {
            throw new RunRefusedException("Nothing has begun since the start of the phase \"" + to + "\".");
        }
        runs.become(run, RunStatus.ROLLING_BACK, why, clock.instant());
        RunId back = runs.addUndoing(run, revision, to, actor, clock.instant());
        BackOut.Estimates estimates = backOut.estimates(run.migration());
        steps.add(
                back,
                undone.stream()
                        .map(step -> new StepRuns.Ahead(step.stepKey(), step.id(), estimates.of(step.stepKey())))
                        .toList());
        int number = runs.get(back).number();
        events.append(
                id, actor, Kind.RUN_ROLLING_BACK, "", "Rolling back" + where(to) + " as run " + number + ": " + why);
        events.append(
                back, actor, Kind.RUN_STARTED, "", "Rollback of run " + run.number() + where(to) + " started: " + why);
        advance.advance(back);
        return runs.get(back);
    }

    private static String where(String to) {
        return to.isEmpty() ? "" : " to the start of the phase \"" + to + "\"";
    }

    /** The steps with effects to undo, each before all that it waited for. */
    private List<StepRun> begun(List<StepRun> all, Revision revision, String to) {
        StepGraph graph = StepGraph.of(revision.content().steps());
        Set<String> undone = wayBack.undone(revision, WayBack.begun(all), to);
        List<String> forward = graph.inOrder();
        return all.stream()
                .filter(step -> step.hasBegun() && undone.contains(step.stepKey()))
                .sorted(Comparator.comparingInt((StepRun step) -> forward.indexOf(step.stepKey()))
                        .reversed())
                .toList();
    }

    private <P extends Record> String summary(StepType<P> type, RunbookStep planned) {
        return type.rollBackSummary(parameters.bind(type, planned.parameters()));
    }
}
