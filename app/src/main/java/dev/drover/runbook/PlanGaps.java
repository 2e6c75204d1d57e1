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
import org.springframework.stereotype.Component;

/** Finds everything that is missing before a plan can be submitted: every step says what, how, who and how to undo it. */
@Component
public class PlanGaps {

    private static final Map<String, Function<RunbookStep, String>> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("name", RunbookStep::name);
        REQUIRED.put("expectedOutcome", RunbookStep::expectedOutcome);
        REQUIRED.put("rollback", RunbookStep::rollback);
        REQUIRED.put("owner", RunbookStep::owner);
        REQUIRED.put("escalationContact", RunbookStep::escalationContact);
        REQUIRED.put("impact", RunbookStep::impact);
    }

    private static final Map<String, String> WORDS = Map.of(
            "name", "name",
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
        if (model.tables().isEmpty()) {
            gaps.add(new Gap("", "", "The target model has no table. Design it first."));
        }
        if (runbook.steps().isEmpty()) {
            gaps.add(new Gap("", "", "The runbook has no steps. Generate it from the template."));
        }
        for (int i = 0; i < runbook.steps().size(); i++) {
            find(i + 1, runbook.steps().get(i), gaps);
        }
        return gaps;
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
