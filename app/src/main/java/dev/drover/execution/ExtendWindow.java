package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a run more time. It takes somebody who does not drive the run. */
@Service
@Transactional
public class ExtendWindow {

    private static final Duration FURTHEST = Duration.ofDays(7);

    private final Runs runs;
    private final RunEvents events;
    private final Clock clock;

    ExtendWindow(Runs runs, RunEvents events, Clock clock) {
        this.runs = runs;
        this.events = events;
        this.clock = clock;
    }

    public void extend(RunId id, Instant until, String reason, Actor actor) {
        Run run = runs.lock(id);
        Instant ends = run.windowEndsAt();
        if (ends == null || !run.status().isActive()) {
            throw new RunRefusedException("This run has no change window that could be extended.");
        }
        if (events.movers(id).contains(actor.id())) {
            throw new RunRefusedException(
                    "You drive this run (started or resumed it, retried, skipped or proved a step), so somebody else has to give it more time.");
        }
        if (!until.isAfter(ends) || !until.isAfter(clock.instant())) {
            throw new RunRefusedException("The new end has to be later than the old one and still to come.");
        }
        if (until.isAfter(ends.plus(FURTHEST))) {
            throw new RunRefusedException("A window is extended by a week at most. Found " + until + ".");
        }
        String why = Reason.required(reason);
        runs.extendWindow(id, until);
        events.append(id, actor, Kind.WINDOW_EXTENDED, "", "The change window ends at " + until + " now: " + why);
    }
}
