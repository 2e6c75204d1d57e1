package dev.drover.runbook;

import dev.drover.model.TargetModel;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds everything that is missing before a plan can be submitted: every step says what, how, who and how to undo it. */
@Component
public class PlanGaps {

    private static final Map<String, Function<RunbookStep, String>> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("name", RunbookStep::name);
        REQUIRED.put("phase", RunbookStep::phase);
        REQUIRED.put("expectedOutcome", RunbookStep::expectedOutcome);
        REQUIRED.put("rollback", RunbookStep::rollback);
        REQUIRED.put("owner", RunbookStep::owner);
        REQUIRED.put("escalationContact", RunbookStep::escalationContact);
        REQUIRED.put("impact", RunbookStep::impact);
    }

    private static final Map<String, String> WORDS = Map.of(
            "name", "name",
            "phase", "phase",
            "expectedOutcome", "expected outcome",
            "rollback", "rollback",
            "owner", "owner",
            "escalationContact", "escalation contact",
            "impact", "impact sentence");

    private final StepCatalog catalog;
    private final StepParameters parameters;

    PlanGaps(StepCatalog catalog, StepParameters parameters) {
        this.catalog = catalog;
        this.parameters = parameters;
    }

    public List<Gap> find(Runbook runbook, TargetModel model) {
        List<Gap> gaps = new ArrayList<>();
        if (model.tables().isEmpty() && needsTables(runbook)) {
            gaps.add(new Gap("", "", "The target model has no table. Design it first."));
        }
        if (runbook.steps().isEmpty()) {
            gaps.add(new Gap("", "", "The runbook has no steps. Generate it from a template."));
        }
        for (Phase phase : runbook.allPhases()) {
            find(phase, gaps);
        }
        for (int i = 0; i < runbook.steps().size(); i++) {
            find(i + 1, runbook.steps().get(i), gaps);
        }
        findInOrder(runbook, gaps);
        return gaps;
    }

    /** Work that only people and time do goes without tables, for example the upgrade of an engine. */
    private static boolean needsTables(Runbook runbook) {
        return runbook.steps().isEmpty()
                || runbook.steps().stream().anyMatch(step -> !step.type().matches("(person|time)\\..*"));
    }

    private static void find(Phase phase, List<Gap> gaps) {
        if (phase.name().isBlank()) {
            return;
        }
        if (phase.outcome().isBlank()) {
            gaps.add(new Gap("", "", "The phase \"" + phase.name() + "\" has no outcome."));
        }
        if (phase.rollbackPoint().isBlank()) {
            gaps.add(new Gap("", "", "The phase \"" + phase.name() + "\" has no rollback point."));
        }
    }

    /** Steps that could never begin: they wait for one that does not exist, or for each other. */
    private static void findInOrder(Runbook runbook, List<Gap> gaps) {
        StepGraph graph = StepGraph.of(runbook.steps());
        for (RunbookStep step : runbook.steps()) {
            for (Dependency dependency : graph.waitsFor(step.key())) {
                if (runbook.step(dependency.step()).isEmpty()) {
                    gaps.add(new Gap(
                            step.key(),
                            "dependencies",
                            "\"" + step.name() + "\" waits for \"" + dependency.step()
                                    + "\", which is not a step of this runbook."));
                }
            }
        }
        graph.ring()
                .ifPresent(ring -> gaps.add(new Gap(
                        ring.get(0),
                        "dependencies",
                        ring.size() == 1
                                ? "\"" + name(runbook, ring.get(0)) + "\" waits for itself, so it can never begin."
                                : "These steps wait for each other, so none of them can ever begin: "
                                        + ring.stream()
                                                .map(key -> "\"" + name(runbook, key) + "\"")
                                                .collect(Collectors.joining(", "))
                                        + ".")));
    }

    private static String name(Runbook runbook, String key) {
        return runbook.step(key).map(RunbookStep::name).orElse(key);
    }

    private void find(int number, RunbookStep step, List<Gap> gaps) {
        String who = "Step " + number + (step.name().isBlank() ? "" : " " + step.name());
        REQUIRED.forEach((field, value) -> {
            if (value.apply(step).isBlank()) {
                gaps.add(new Gap(step.key(), field, who + " has no " + WORDS.get(field) + "."));
            }
        });
        if (step.estimateMinutes() < 1) {
            gaps.add(new Gap(step.key(), "estimateMinutes", who + " has no time estimate of at least 1 minute."));
        }
        Optional<StepType<?>> type = catalog.find(step.type());
        if (type.isEmpty()) {
            gaps.add(new Gap(
                    step.key(), "", who + " is of the kind \"" + step.type() + "\", which Drover does not know."));
            return;
        }
        for (StepParameters.Problem problem : parameters.problems(type.get(), step.parameters())) {
            gaps.add(new Gap(step.key(), problem.name(), who + ": " + problem.sentence()));
        }
    }
}
