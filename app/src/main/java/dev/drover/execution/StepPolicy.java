package dev.drover.execution;

import dev.drover.runbook.Revision;
import java.util.Optional;

/** One condition that must hold before each step of a run starts. */
interface StepPolicy {

    /** Why the step must not start, as a sentence; empty if this condition holds. */
    Optional<String> refusal(Run run, Revision revision);
}
