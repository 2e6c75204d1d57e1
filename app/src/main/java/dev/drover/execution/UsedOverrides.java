package dev.drover.execution;

import dev.drover.execution.RunEvent.Kind;
import dev.drover.people.Actor;
import dev.drover.runbook.Revision;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverride;
import dev.drover.signoff.gate.GateOverrides;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Uses overrides up and writes it into the story of the run, where nobody can overlook it. */
@Component
class UsedOverrides {

    private final GateOverrides overrides;
    private final RunEvents events;

    UsedOverrides(GateOverrides overrides, RunEvents events) {
        this.overrides = overrides;
        this.events = events;
    }

    /** Whether a run may pass a gate that is shut: by an override that it uses already, or by one that it uses from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean passes(Run run, Revision revision, Gate gate) {
        if (overrides.isUsed(run.migration(), run.number(), gate)) {
            return true;
        }
        Optional<GateOverride> usable = overrides.usable(revision, gate);
        usable.ifPresent(override -> {
            overrides.use(override, run.id().value(), new Actor(run.startedBy(), run.startedName()));
            events.append(run.id(), null, Kind.GATE_OVERRIDDEN, "", override.sentence());
        });
        return usable.isPresent();
    }
}
