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
     * step of theirs, and what cannot be kept without them.
     *
     * @param to the phase; empty for everything
     * @throws RunRefusedException if there is no such phase
     */
    Set<String> undone(Revision revision, String to) {
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
        Set<String> more = takenAlong(revision, undone);
        while (!undone.containsAll(more)) {
            Set<String> all = new HashSet<>(undone);
            all.addAll(more);
            undone = graph.andWhatFollows(all);
            more = takenAlong(revision, undone);
        }
        return undone;
    }

    private Set<String> takenAlong(Revision revision, Set<String> undone) {
        Set<String> types = revision.content().steps().stream()
                .filter(step -> undone.contains(step.key()))
                .flatMap(step -> type(step).goesBackWith().stream())
                .collect(Collectors.toSet());
        return revision.content().steps().stream()
                .filter(step -> types.contains(step.type()))
                .map(RunbookStep::key)
                .collect(Collectors.toSet());
    }

    /** The steps that run again: those that are taken back, and every proof, which was of another state of the data. */
    Set<String> renewed(Revision revision, String to) {
        Set<String> renewed = new HashSet<>(undone(revision, to));
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
