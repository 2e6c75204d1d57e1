package dev.drover.web.runbook;

import dev.drover.migration.Migration;
import dev.drover.runbook.Runbook;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Runbooks;
import dev.drover.runbook.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The runbook as pictures: over time, and what waits for what. */
@Controller
class PictureController {

    private final Runbooks runbooks;

    PictureController(Runbooks runbooks) {
        this.runbooks = runbooks;
    }

    @GetMapping("/migrations/{migration}/runbook/picture")
    String picture(Migration migration, Model model) {
        Runbook runbook = runbooks.of(migration.id()).runbook();
        List<RunbookStep> steps = runbook.steps();
        Schedule schedule = Schedule.planned(steps, Instant.EPOCH);
        model.addAttribute("steps", steps.size());
        model.addAttribute("length", Schedule.length(steps));
        model.addAttribute(
                "work",
                Duration.ofMinutes(
                        steps.stream().mapToLong(RunbookStep::estimateMinutes).sum()));
        model.addAttribute(
                "critical",
                steps.stream()
                        .filter(step -> schedule.isCritical(step.key()))
                        .map(RunbookStep::name)
                        .toList());
        model.addAttribute("timeline", PlanTimeline.of(steps));
        model.addAttribute("map", StepMap.of(steps));
        return "runbook/picture";
    }
}
