package dev.drover.runbook;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The steps of a migration and the phases that group them.
 *
 * @param phases what has been said about the phases, in their order; a phase that a step names may be missing here
 * @param steps in the order in which people read them, which is the order in which they run unless they say otherwise
 */
public record Runbook(@JsonSetter(nulls = Nulls.AS_EMPTY) List<Phase> phases, List<RunbookStep> steps) {

    public Runbook {
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
    }

    public static Runbook empty() {
        return of(List.of());
    }

    /** A runbook of whose phases nothing is said. */
    public static Runbook of(List<RunbookStep> steps) {
        return new Runbook(List.of(), steps);
    }

    public Optional<RunbookStep> step(String key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** The same phases with other steps. */
    public Runbook withSteps(List<RunbookStep> steps) {
        return new Runbook(phases, steps);
    }

    /** The same runbook with a step put in the place of the one with its key. */
    public Runbook with(RunbookStep changed) {
        return withSteps(steps.stream()
                .map(step -> step.key().equals(changed.key()) ? changed : step)
                .toList());
    }

    /** The same runbook with a step put in at a position, from 0. */
    public Runbook withAt(int position, RunbookStep added) {
        List<RunbookStep> all = new ArrayList<>(steps);
        all.add(Math.max(0, Math.min(position, all.size())), added);
        return withSteps(all);
    }

    /** The same runbook without a step; whoever waited for it waits for what it waited for. */
    public Runbook without(String key) {
        List<Dependency> inherited = StepGraph.of(steps).waitsFor(key);
        return withSteps(steps.stream()
                .filter(step -> !step.key().equals(key))
                .map(step -> inheriting(step, key, inherited))
                .toList());
    }

    private static RunbookStep inheriting(RunbookStep step, String removed, List<Dependency> inherited) {
        List<Dependency> named = step.dependencies();
        if (named == null || named.stream().noneMatch(d -> d.step().equals(removed))) {
            return step;
        }
        List<Dependency> rest = named.stream()
                .flatMap(d -> d.step().equals(removed) ? inherited.stream() : Stream.of(d))
                .distinct()
                .toList();
        return step.ordered(step.stream(), rest);
    }

    /** The same runbook with a step at another position, from 0; beyond the ends means at the end. */
    public Runbook moved(String key, int position) {
        List<RunbookStep> all = new ArrayList<>(steps);
        int from = position(key);
        if (from < 0) {
            return this;
        }
        RunbookStep step = all.remove(from);
        all.add(Math.max(0, Math.min(position, all.size())), step);
        return withSteps(all);
    }

    /** Where a step stands, from 0; -1 if there is none with that key. */
    public int position(String key) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).key().equals(key))
                .findFirst()
                .orElse(-1);
    }

    /** Every phase that is described or that a step names: the described ones first, in their order. */
    public List<Phase> allPhases() {
        return allPhases(phases, steps);
    }

    static List<Phase> allPhases(List<Phase> described, List<RunbookStep> steps) {
        Map<String, Phase> all = new LinkedHashMap<>();
        described.forEach(phase -> all.put(phase.name(), phase));
        steps.forEach(step -> all.putIfAbsent(step.phase(), new Phase(step.phase(), "", "")));
        return List.copyOf(all.values());
    }

    /** The same runbook with a phase described, at the end if it was not described yet. */
    public Runbook with(Phase changed) {
        Map<String, Phase> all = new LinkedHashMap<>();
        phases.forEach(phase -> all.put(phase.name(), phase));
        all.put(changed.name(), changed);
        return new Runbook(List.copyOf(all.values()), steps);
    }
}
