package dev.drover.web.run;

import dev.drover.execution.ExtendWindow;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.Times;
import dev.drover.web.access.Permitted;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do with the change window of a run: ask for more time, agree, withdraw. */
@Controller
class WindowController {

    private static final String BOARD = "/migrations/{migration}/runs/{number}";

    private final ExtendWindow extend;
    private final Steering steering;
    private final Times times;

    WindowController(ExtendWindow extend, Steering steering, Times times) {
        this.extend = extend;
        this.steering = steering;
        this.times = times;
    }

    @PostMapping(BOARD + "/extend-window")
    @Permitted(Permission.DECIDE)
    String extend(
            Migration migration,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        Instant end;
        try {
            end = times.read(until.strip());
        } catch (DateTimeException e) {
            Notices.refused(
                    redirect,
                    List.of("New end: enter a date and a time, for example 2026-11-30 22:00. Found \"" + until.strip()
                            + "\"."));
            return Steering.address(migration, number);
        }
        return steering.steer(migration, number, redirect, run -> extend.extend(run.id(), end, reason, actor));
    }

    /** @param extension which one the person saw */
    @PostMapping(BOARD + "/agree-extension")
    @Permitted(Permission.DECIDE)
    String agree(
            Migration migration,
            @PathVariable int number,
            @RequestParam long extension,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> extend.agree(run.id(), extension, actor));
    }

    @PostMapping(BOARD + "/withdraw-extension")
    @Permitted(Permission.DECIDE)
    String withdraw(
            Migration migration,
            @PathVariable int number,
            @RequestParam long extension,
            Actor actor,
            RedirectAttributes redirect) {
        return steering.steer(migration, number, redirect, run -> extend.withdraw(run.id(), extension, actor));
    }
}
