package dev.drover.execution;

import dev.drover.runbook.Phase;
import dev.drover.runbook.Revision;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Knows which steps going back to a point takes back, and which have to run once more before the run can go on from there. */
@Component
class WayBack {

    private final StepCatalog catalog;

    WayBack(StepCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The keys of the steps that are taken back: for the start of a phase that phase, every later one, whatever waited for a
     * step of theirs, and what cannot be kept without those that have begun: others have left nothing anywhere.
     *
     * @param begun the keys of the steps that have begun
     * @param to the phase; empty for everything
     * @throws RunRefusedException if there is no such phase
     */
    Set<String> undone(Revision revision, Set<String> begun, String to) {
        StepGraph graph = StepGraph.of(revision.content().steps());
        if (to.isEmpty()) {
            return Set.copyOf(graph.keys());
        }
        List<String> phases = revision.content().runbook().allPhases().stream()
                .map(Phase::name)
                .toList();
        int from = phases.indexOf(to);
        if (from < 0) {
            throw new RunRefusedException("This run has no phase \"" + to + "\".");
        }
        Set<String> undone = graph.andWhatFollows(revision.content().steps().stream()
                .filter(step -> phases.indexOf(step.phase()) >= from)
                .map(RunbookStep::key)
                .collect(Collectors.toSet()));
        Set<String> more = takenAlong(revision, begun, undone);
        while (!undone.containsAll(more)) {
            Set<String> together = new HashSet<>(undone);
            together.addAll(more);
            undone = graph.andWhatFollows(together);
            more = takenAlong(revision, begun, undone);
        }
        return undone;
    }

    static Set<String> begun(List<StepRun> steps) {
        return steps.stream().filter(StepRun::hasBegun).map(StepRun::stepKey).collect(Collectors.toSet());
    }

    private Set<String> takenAlong(Revision revision, Set<String> begun, Set<String> undone) {
        Set<String> types = revision.content().steps().stream()
                .filter(step -> undone.contains(step.key()) && begun.contains(step.key()))
                .flatMap(step -> type(step).goesBackWith().stream())
                .collect(Collectors.toSet());
        return revision.content().steps().stream()
                .filter(step -> types.contains(step.type()))
                .map(RunbookStep::key)
                .collect(Collectors.toSet());
    }

    /** The steps that run again: those that are taken back, and every proof, which was of another state of the data. */
    Set<String> renewed(Revision revision, Set<String> begun, String to) {
        Set<String> renewed = new HashSet<>(undone(revision, begun, to));
        revision.content().steps().stream()
                .filter(step -> type(step).isProofOfTheMoment())
                .map(RunbookStep::key)
                .forEach(renewed::add);
        return renewed;
    }

    private StepType<?> type(RunbookStep step) {
        return catalog.get(step.type());
    }
}
