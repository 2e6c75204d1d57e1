package dev.drover.web.run;

import dev.drover.execution.ControlRun;
import dev.drover.execution.RollBackRun;
import dev.drover.execution.Run;
import dev.drover.execution.RunRefusedException;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of one run: watch it and steer it. */
@Controller
class BoardController {

    private static final String BOARD = "/migrations/{migration}/runs/{number}";

    private final Steering steering;
    private final RunBoard board;
    private final ControlRun control;
    private final RollBackRun rollBack;

    BoardController(Steering steering, RunBoard board, ControlRun control, RollBackRun rollBack) {
        this.steering = steering;
        this.board = board;
        this.control = control;
        this.rollBack = rollBack;
    }

    @GetMapping(BOARD)
    String board(Migration migration, @PathVariable int number, Model model) {
        board.show(run(migration, number).id(), model);
        return "run/board";
    }

    /** The part of the board that changes while the run moves. */
    @GetMapping(BOARD + "/live")
    String live(Migration migration, @PathVariable int number, Model model) {
        board.show(run(migration, number).id(), model);
        return "run/board :: live";
    }

    @PostMapping(BOARD + "/pause")
    @Permitted(Permission.RUN)
    String pause(
            Migration migration,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steer(migration, number, redirect, run -> control.pause(run.id(), reason, actor));
    }

    @PostMapping(BOARD + "/resume")
    @Permitted(Permission.RUN)
    String resume(Migration migration, @PathVariable int number, Actor actor, RedirectAttributes redirect) {
        return steer(migration, number, redirect, run -> control.resume(run.id(), actor));
    }

    @PostMapping(BOARD + "/retry")
    @Permitted(Permission.RUN)
    String retry(Migration migration, @PathVariable int number, Actor actor, RedirectAttributes redirect) {
        return steer(migration, number, redirect, run -> control.retry(run.id(), actor));
    }

    @PostMapping(BOARD + "/call-off")
    @Permitted(Permission.RUN)
    String callOff(
            Migration migration,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        return steer(migration, number, redirect, run -> control.callOff(run.id(), reason, actor));
    }

    @PostMapping(BOARD + "/decide")
    @Permitted(Permission.DECIDE)
    String decide(
            Migration migration,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String step,
            @RequestParam boolean go,
            @RequestParam(defaultValue = "") String comment,
            Actor actor,
            RedirectAttributes redirect) {
        return steer(
                migration,
                number,
                redirect,
                run -> control.decide(run.id(), step, go, comment, board.numbers(run), actor));
    }

    @PostMapping(BOARD + "/roll-back")
    @Permitted(Permission.RUN)
    String rollBack(
            Migration migration,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String confirmation,
            Actor actor,
            RedirectAttributes redirect) {
        if (!confirmation.strip().equals(migration.name())) {
            Notices.refused(
                    redirect,
                    List.of("To roll back, type the name of the migration: " + migration.name() + ". Found \""
                            + confirmation.strip() + "\"."));
            return address(migration, number);
        }
        try {
            Run back = rollBack.start(run(migration, number).id(), to, reason, actor);
            return address(migration, back.number());
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
            return address(migration, number);
        }
    }

    private String steer(Migration migration, int number, RedirectAttributes redirect, Steering.Deed deed) {
        return steering.steer(migration, number, redirect, deed);
    }

    private Run run(Migration migration, int number) {
        return steering.run(migration, number);
    }

    private static String address(Migration migration, int number) {
        return Steering.address(migration, number);
    }
}
