package dev.drover.execution;

import dev.drover.runbook.Revision;
import dev.drover.signoff.gate.Gate;
import dev.drover.step.RunKind;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A live run that has begun without the rehearsal that it needed uses the override up with its first step. Later the
 * rehearsal may become too old; that stops no run that is under way.
 */
@Component
@Order(0)
class RehearsalOverride implements StepPolicy {

    private final RehearsalGate gate;
    private final UsedOverrides used;
    private final StepRuns steps;

    RehearsalOverride(RehearsalGate gate, UsedOverrides used, StepRuns steps) {
        this.gate = gate;
        this.used = used;
        this.steps = steps;
    }

    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        boolean fresh = run.kind() == RunKind.LIVE
                && !run.goesBack()
                && steps.of(run.id()).stream().allMatch(step -> step.status() == StepStatus.WAITING);
        return fresh
                ? gate.missing(revision).filter(missing -> !used.passes(run, revision, Gate.REHEARSAL))
                : Optional.empty();
    }
}
