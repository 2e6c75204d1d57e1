package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.runbook.Revisions;
import java.time.Clock;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pauses one stream or one step of a run, and lets it go on; the rest of the run is not touched. */
@Service
@Transactional
public class PausePart {

    private final Runs runs;
    private final Holds holds;
    private final RunEvents events;
    private final Revisions revisions;
    private final MayGoOn mayGoOn;
    private final AdvanceRun advance;
    private final Clock clock;

    PausePart(
            Runs runs,
            Holds holds,
            RunEvents events,
            Revisions revisions,
            MayGoOn mayGoOn,
            AdvanceRun advance,
            Clock clock) {
        this.runs = runs;
        this.holds = holds;
        this.events = events;
        this.revisions = revisions;
        this.mayGoOn = mayGoOn;
        this.advance = advance;
        this.clock = clock;
    }

    /** Pauses a part: a slice on its way ends first, and nothing of the part begins. */
    public void pause(RunId id, Part part, String reason, Actor actor) {
        String said = Reason.optional(reason);
        Run run = lock(id);
        Revision revision = revisions.get(run.revision());
        if (revision.content().steps().stream().noneMatch(part::contains)) {
            throw new RunRefusedException(part.words() + " is not in this run.");
        }
        if (holds.add(id, part, said, actor, clock.instant())) {
            String why = said.isEmpty() ? "." : ": " + said;
            events.append(id, actor, Kind.PART_PAUSED, stepKey(part), part.words() + " is paused" + why);
        }
    }

    /** Lets a part go on. If the whole run is paused, it goes on with the run. */
    public void resume(RunId id, Part part, Actor actor) {
        Run run = lock(id);
        if (!holds.remove(id, part)) {
            throw new RunRefusedException(part.words() + " is not paused.");
        }
        events.append(id, actor, Kind.PART_RESUMED, stepKey(part), part.words() + " may go on.");
        if (run.status() == RunStatus.RUNNING) {
            mayGoOn.require(run, actor);
            advance.restart(run, StepStatus.PAUSED);
            advance.advance(run);
        }
    }

    private Run lock(RunId id) {
        Run run = runs.lock(id);
        if (!run.status().isActive() || run.goesBack()) {
            throw new RunRefusedException("The run is "
                    + (run.goesBack() ? "a rollback" : run.status().label().toLowerCase(Locale.ROOT))
                    + ", so no part of it can be paused or resumed on its own.");
        }
        return run;
    }

    private static String stepKey(Part part) {
        return part.kind() == Part.Kind.STEP ? part.name() : "";
    }
}
