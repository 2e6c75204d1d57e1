package dev.drover.execution;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at a run again when a lag between two of its steps is over. */
@Component
class WakeRun {

    private final AdvanceRun advance;

    WakeRun(AdvanceRun advance) {
        this.advance = advance;
    }

    @Transactional
    public void wake(RunId run) {
        advance.advance(run);
    }
}
