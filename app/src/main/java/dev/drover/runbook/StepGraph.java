package dev.drover.runbook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which step waits for which, with everything said that a runbook leaves unsaid: a step that names nothing waits for the step
 * before it in its stream, and the first one of a stream for the step before it in the list.
 */
public final class StepGraph {

    private final Map<String, List<Dependency>> waitsFor;

    private StepGraph(Map<String, List<Dependency>> waitsFor) {
        this.waitsFor = waitsFor;
    }

    public static StepGraph of(List<RunbookStep> steps) {
        Map<String, List<Dependency>> waitsFor = new LinkedHashMap<>();
        Map<String, String> lastOfStream = new HashMap<>();
        String before = null;
        for (RunbookStep step : steps) {
            String predecessor = lastOfStream.getOrDefault(step.stream(), before);
            List<Dependency> named = step.dependencies();
            List<Dependency> unsaid = predecessor == null ? List.of() : List.of(Dependency.after(predecessor));
            waitsFor.put(step.key(), named == null ? unsaid : named);
            lastOfStream.put(step.stream(), step.key());
            before = step.key();
        }
        return new StepGraph(waitsFor);
    }

    /** One step after the other. */
    public static StepGraph chain(List<String> keys) {
        Map<String, List<Dependency>> waitsFor = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            waitsFor.put(keys.get(i), i == 0 ? List.of() : List.of(Dependency.after(keys.get(i - 1))));
        }
        return new StepGraph(waitsFor);
    }

    /** The steps in the order of the list. */
    public List<String> keys() {
        return List.copyOf(waitsFor.keySet());
    }

    /** What a step waits for; several must all be true. */
    public List<Dependency> waitsFor(String key) {
        return waitsFor.getOrDefault(key, List.of());
    }

    /** Whether the steps run one after the other in the order of the list. */
    public boolean isChain() {
        return waitsFor.equals(chain(keys()).waitsFor);
    }

    /** Every step that waits for the given ones, or for one that does, and the given ones themselves. */
    public Set<String> andWhatFollows(Set<String> begin) {
        Set<String> found = new HashSet<>(begin);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, List<Dependency>> entry : waitsFor.entrySet()) {
                if (entry.getValue().stream().anyMatch(d -> found.contains(d.step()))) {
                    grew |= found.add(entry.getKey());
                }
            }
        }
        return found;
    }

    /** Steps that wait for each other in a ring, so that none of them can ever begin; empty if there is no ring. */
    public Optional<List<String>> ring() {
        Set<String> cleared = new HashSet<>(inOrder());
        return waitsFor.keySet().stream()
                .filter(key -> !cleared.contains(key))
                .map(key -> ringFrom(key, cleared))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Walks back along what waits until it meets itself; a step that waits for an unknown one leads nowhere. */
    private Optional<List<String>> ringFrom(String key, Set<String> cleared) {
        List<String> path = new ArrayList<>();
        String at = key;
        while (!path.contains(at)) {
            path.add(at);
            Optional<String> back = waitsFor(at).stream()
                    .map(Dependency::step)
                    .filter(step -> waitsFor.containsKey(step) && !cleared.contains(step))
                    .findFirst();
            if (back.isEmpty()) {
                return Optional.empty();
            }
            at = back.get();
        }
        return Optional.of(path.subList(path.indexOf(at), path.size()));
    }

    /** The steps so that each comes after all that it waits for; steps that can never begin are left out. */
    public List<String> inOrder() {
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<String>> followers = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        waitsFor.forEach((key, dependencies) -> {
            missing.put(key, dependencies.size());
            dependencies.forEach(d ->
                    followers.computeIfAbsent(d.step(), k -> new ArrayList<>()).add(key));
            if (dependencies.isEmpty()) {
                ready.add(key);
            }
        });
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String key = ready.poll();
            order.add(key);
            for (String follower : followers.getOrDefault(key, List.of())) {
                if (missing.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        return order;
    }
}
