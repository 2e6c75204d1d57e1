package dev.drover.execution;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.Revision;
import dev.drover.runbook.StepGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers which waiting steps of a run may begin by what they wait for, and when the next one may. */
final class StepOrder {

    private final StepGraph graph;
    private final List<StepRun> steps;
    private final Map<String, StepRun> byKey;

    StepOrder(StepGraph graph, List<StepRun> steps) {
        this.graph = graph;
        this.steps = steps;
        this.byKey = steps.stream().collect(Collectors.toMap(StepRun::stepKey, Function.identity()));
    }

    /** What waits for what in a run. A run that goes back takes one step after the other, whatever the way forward was. */
    static StepGraph graph(Run run, Revision revision, List<StepRun> steps) {
        return run.goesBack()
                ? StepGraph.chain(steps.stream().map(StepRun::stepKey).toList())
                : StepGraph.of(revision.content().steps());
    }

    /** The steps that may begin now, in the order of the list. */
    List<StepRun> startable(Instant now) {
        return waiting().stream()
                .filter(step -> mayBegin(step).filter(at -> !at.isAfter(now)).isPresent())
                .toList();
    }

    /** When the next step may begin for which only time has to pass. */
    Optional<Instant> nextMoment(Instant now) {
        return waiting().stream()
                .flatMap(step -> mayBegin(step).stream())
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private List<StepRun> waiting() {
        List<StepRun> waiting = new ArrayList<>(steps);
        waiting.removeIf(step -> step.status() != StepStatus.WAITING);
        return waiting;
    }

    /** From when on a step may begin; empty while something that it waits for has not happened. */
    private Optional<Instant> mayBegin(StepRun step) {
        Instant latest = Instant.MIN;
        for (Dependency dependency : graph.waitsFor(step.stepKey())) {
            Instant moment = moment(dependency);
            if (moment == null) {
                return Optional.empty();
            }
            Instant at = moment.plus(Duration.ofMinutes(dependency.lagMinutes()));
            latest = at.isAfter(latest) ? at : latest;
        }
        return Optional.of(latest);
    }

    private @Nullable Instant moment(Dependency dependency) {
        StepRun other = byKey.get(dependency.step());
        if (other == null) {
            return null;
        }
        if (other.status() == StepStatus.SKIPPED) {
            // A step that is left out lets nobody past what it waited for.
            Instant own = mayBegin(other).orElse(null);
            Instant ended = other.endedAt();
            return own == null || ended == null || own.isAfter(ended) ? own : ended;
        }
        if (other.status().isFinished()) {
            Instant started = other.startedAt();
            boolean fromStart = dependency.kind() == Dependency.Kind.START_TO_START && started != null;
            return fromStart ? started : other.endedAt();
        }
        return dependency.kind() == Dependency.Kind.START_TO_START ? other.startedAt() : null;
    }
}
