package dev.drover.web.run;

import dev.drover.execution.IllegalTransitionException;
import dev.drover.execution.Run;
import dev.drover.execution.RunRefusedException;
import dev.drover.execution.Runs;
import dev.drover.migration.Migration;
import dev.drover.web.Notices;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Does something with a run and leads back to its board, with the reasons if it was refused. */
@Component
class Steering {

    private final Runs runs;

    Steering(Runs runs) {
        this.runs = runs;
    }

    /** What is done. */
    interface Deed {
        void on(Run run);
    }

    String steer(Migration migration, int number, RedirectAttributes redirect, Deed deed) {
        return steer(migration, number, redirect, Map.of(), deed);
    }

    /** @param typed what the page shows again if the deed is refused, by the name that the page has for it */
    String steer(Migration migration, int number, RedirectAttributes redirect, Map<String, ?> typed, Deed deed) {
        try {
            deed.on(run(migration, number));
        } catch (RunRefusedException refused) {
            Notices.refused(redirect, refused.reasons());
            typed.forEach(redirect::addFlashAttribute);
        } catch (IllegalTransitionException tooLate) {
            Notices.refused(redirect, List.of(String.valueOf(tooLate.getMessage())));
            typed.forEach(redirect::addFlashAttribute);
        }
        return address(migration, number);
    }

    Run run(Migration migration, int number) {
        return runs.find(migration.id(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static String address(Migration migration, int number) {
        return "redirect:/migrations/" + migration.id() + "/runs/" + number;
    }
}
