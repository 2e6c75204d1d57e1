package dev.drover.web.run;

import dev.drover.execution.Run;
import dev.drover.migration.Migration;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The part of a board that changes every second although nothing happens to the run. */
@Controller
class FollowingController {

    private final Steering steering;
    private final BoardFollowing following;
    private final Clock clock;

    FollowingController(Steering steering, BoardFollowing following, Clock clock) {
        this.steering = steering;
        this.following = following;
        this.clock = clock;
    }

    @GetMapping("/migrations/{migration}/runs/{number}/following")
    String following(Migration migration, @PathVariable int number, Model model) {
        Run run = steering.run(migration, number);
        model.addAttribute("run", run);
        model.addAttribute(
                "followed",
                following
                        .of(run, clock.instant())
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "run/following :: panel";
    }
}
