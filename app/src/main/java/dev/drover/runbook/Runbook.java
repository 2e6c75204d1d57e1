package dev.drover.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The steps of a migration, in the order in which they run. */
public record Runbook(List<RunbookStep> steps) {

    public Runbook {
        steps = List.copyOf(steps);
    }

    public static Runbook empty() {
        return new Runbook(List.of());
    }

    public Optional<RunbookStep> step(String key) {
        return steps.stream().filter(s -> s.key().equals(key)).findFirst();
    }

    /** The same runbook with a step put in the place of the one with its key. */
    public Runbook with(RunbookStep changed) {
        return new Runbook(steps.stream()
                .map(step -> step.key().equals(changed.key()) ? changed : step)
                .toList());
    }

    /** The same runbook with a step put in at a position, from 0. */
    public Runbook withAt(int position, RunbookStep added) {
        List<RunbookStep> all = new ArrayList<>(steps);
        all.add(Math.max(0, Math.min(position, all.size())), added);
        return new Runbook(all);
    }

    public Runbook without(String key) {
        return new Runbook(steps.stream().filter(s -> !s.key().equals(key)).toList());
    }

    /** The same runbook with a step at another position, from 0; beyond the ends means at the end. */
    public Runbook moved(String key, int position) {
        return step(key).map(step -> without(key).withAt(position, step)).orElse(this);
    }

    /** Where a step stands, from 0; -1 if there is none with that key. */
    public int position(String key) {
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).key().equals(key))
                .findFirst()
                .orElse(-1);
    }
}
