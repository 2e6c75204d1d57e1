package dev.drover.web.run;

import dev.drover.execution.ControlRun;
import dev.drover.execution.IllegalTransitionException;
import dev.drover.execution.RollBackRun;
import dev.drover.execution.Run;
import dev.drover.execution.RunRefusedException;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.people.Actor;
import dev.drover.people.Permission;
import dev.drover.web.Notices;
import dev.drover.web.access.Permitted;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The board of one run: watch it and steer it. */
@Controller
class BoardController {

    private static final String BOARD = "/migrations/{migration}/runs/{number}";

    private final Runs runs;
    private final RunBoard board;
    private final ControlRun control;
    private final RollBackRun rollBack;

    BoardController(Runs runs, RunBoard board, ControlRun control, RollBackRun rollBack) {
        this.runs = runs;
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
            @RequestParam boolean go,
            @RequestParam(defaultValue = "") String comment,
            Actor actor,
            RedirectAttributes redirect) {
        return steer(
                migration, number, redirect, run -> control.decide(run.id(), go, comment, board.numbers(run), actor));
    }

    @PostMapping(BOARD + "/roll-back")
    @Permitted(Permission.RUN)
    String rollBack(
            Migration migration,
            @PathVariable int number,
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
            Run back = rollBack.start(run(migration, number).id(), reason, actor);
            return address(migration, back.number());
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
            return address(migration, number);
        }
    }

    private interface Deed {
        void on(Run run);
    }

    private String steer(Migration migration, int number, RedirectAttributes redirect, Deed deed) {
        try {
            deed.on(run(migration, number));
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
        } catch (IllegalTransitionException tooLate) {
            Notices.refused(redirect, List.of(String.valueOf(tooLate.getMessage())));
        }
        return address(migration, number);
    }

    private Run run(Migration migration, int number) {
        return runs.find(migration.id(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String address(Migration migration, int number) {
        return "redirect:/migrations/" + migration.id() + "/runs/" + number;
    }
}
