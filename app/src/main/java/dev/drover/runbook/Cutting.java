package dev.drover.runbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts steps out of a runbook and puts them into another one. */
final class Cutting {

    private Cutting() {}

    /**
     * The chosen steps in their order, with what is said about their phases. What a step waits for outside of them is cut off;
     * a step that waited for others only waits for the step before it, and does not begin at once.
     */
    static Runbook cut(Runbook runbook, Set<String> keys) {
        List<RunbookStep> chosen = runbook.steps().stream()
                .filter(step -> keys.contains(step.key()))
                .map(step -> step.ordered(step.stream(), inside(step.dependencies(), keys)))
                .toList();
        Set<String> phases = new HashSet<>();
        chosen.forEach(step -> phases.add(step.phase()));
        return new Runbook(
                runbook.phases().stream()
                        .filter(phase -> phases.contains(phase.name()))
                        .toList(),
                chosen);
    }

    private static @Nullable List<Dependency> inside(@Nullable List<Dependency> named, Set<String> keys) {
        if (named == null || named.isEmpty()) {
            return named;
        }
        List<Dependency> inside =
                named.stream().filter(d -> keys.contains(d.step())).toList();
        return inside.isEmpty() ? null : inside;
    }

    /**
     * The runbook with the steps at its end. Keys that are taken get a number; phases that the runbook describes stay as it
     * describes them.
     */
    static Runbook append(Runbook runbook, Runbook steps) {
        Map<String, String> keys = freeKeys(runbook, steps);
        List<RunbookStep> all = new ArrayList<>(runbook.steps());
        for (RunbookStep step : steps.steps()) {
            List<Dependency> named = step.dependencies();
            all.add(step.keyed(keys.getOrDefault(step.key(), step.key()))
                    .ordered(
                            step.stream(),
                            named == null
                                    ? null
                                    : named.stream()
                                            .map(d -> new Dependency(
                                                    keys.getOrDefault(d.step(), d.step()), d.kind(), d.lagMinutes()))
                                            .toList()));
        }
        Runbook longer = runbook.withSteps(all);
        for (Phase phase : steps.phases()) {
            if (runbook.phases().stream().noneMatch(p -> p.name().equals(phase.name()))) {
                longer = longer.with(phase);
            }
        }
        return longer;
    }

    private static Map<String, String> freeKeys(Runbook runbook, Runbook steps) {
        Set<String> taken = new HashSet<>();
        runbook.steps().forEach(step -> taken.add(step.key()));
        Map<String, String> keys = new LinkedHashMap<>();
        for (RunbookStep step : steps.steps()) {
            String key = step.key();
            for (int n = 2; taken.contains(key); n++) {
                key = step.key() + "-" + n;
            }
            taken.add(key);
            keys.put(step.key(), key);
        }
        return keys;
    }
}
