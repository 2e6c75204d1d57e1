package dev.drover.web.run;

import dev.drover.execution.Part;
import dev.drover.execution.PausePart;
import dev.drover.execution.ProveStep;
import dev.drover.execution.SkipStep;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.access.Permitted;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with single steps and streams of a run. */
@Controller
class StepDeedsController {

    private static final String BOARD = "/migrations/{migration}/runs/{number}";

    private final Steering steering;
    private final PausePart parts;
    private final SkipStep skip;
    private final ProveStep prove;

    StepDeedsController(Steering steering, PausePart parts, SkipStep skip, ProveStep prove) {
        this.steering = steering;
        this.parts = parts;
        this.skip = skip;
        this.prove = prove;
    }

    /**
     * What somebody entered as proof.
     *
     * @param proof by the name of the field
     */
    record Proof(String step, Map<String, String> proof) {

        Proof {
            proof = proof == null ? Map.of() : proof;
        }
    }

    @PostMapping(BOARD + "/pause-part")
    @Permitted(Permission.RUN)
    String pause(
            Migration migration,
            @PathVariable int number,
            @RequestParam Part.Kind kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(
                migration, number, redirect, run -> parts.pause(run.id(), new Part(kind, name), reason, actor));
    }

    @PostMapping(BOARD + "/resume-part")
    @Permitted(Permission.RUN)
    String resume(
            Migration migration,
            @PathVariable int number,
            @RequestParam Part.Kind kind,
            @RequestParam(defaultValue = "") String name,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> parts.resume(run.id(), new Part(kind, name), actor));
    }

    /** Leads and operators both may: who may skip which step is decided by the step. */
    @PostMapping(BOARD + "/skip")
    @Permitted({Permission.RUN, Permission.DECIDE})
    String skip(
            Migration migration,
            @PathVariable int number,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> skip.skip(run.id(), step, reason, actor));
    }

    @PostMapping(BOARD + "/prove")
    @Permitted(Permission.RUN)
    String prove(
            Migration migration,
            @PathVariable int number,
            @ModelAttribute Proof entered,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(
                migration, number, redirect, run -> prove.prove(run.id(), entered.step(), entered.proof(), actor));
    }
}
