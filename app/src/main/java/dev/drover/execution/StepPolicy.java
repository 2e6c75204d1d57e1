package dev.drover.execution;

import dev.drover.runbook.Revision;
import java.util.Optional;

/** One condition that must hold before each step of a run starts, and before a paused run goes on. */
interface StepPolicy {

    /** Why the step must not start, as a sentence; empty if this condition holds. */
    Optional<String> refusal(Run run, Revision revision);
}
