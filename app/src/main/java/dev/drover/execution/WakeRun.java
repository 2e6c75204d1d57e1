package dev.drover.execution;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a run again when a lag between two of its steps is over. */
@Component
class WakeRun {

    private final Runs runs;
    private final AdvanceRun advance;
    private final Clock clock;

    WakeRun(Runs runs, AdvanceRun advance, Clock clock) {
        this.runs = runs;
        this.advance = advance;
        this.clock = clock;
    }

    /** The moment has come by the clock of the database, whatever the clock of this node says. */
    @Transactional
    public void wake(RunId id, Instant moment) {
        Instant own = clock.instant();
        advance.advance(runs.lock(id), own.isAfter(moment) ? own : moment);
    }
}
