package dev.drover.execution;

import dev.drover.migration.Migrations;
import dev.drover.runbook.Revision;
import dev.drover.signoff.gate.ClosedPeriod;
import dev.drover.signoff.gate.ClosedPeriods;
import dev.drover.signoff.gate.Gate;
import dev.drover.signoff.gate.GateOverrides;
import dev.drover.step.RunKind;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In a closed period no live run starts and no step of one begins, unless two people overrode it; going back is free. */
@Component
@Order(9)
class ClosedPeriodGate implements StartPolicy, StepPolicy {

    private final ClosedPeriods closed;
    private final GateOverrides overrides;
    private final UsedOverrides used;
    private final Migrations migrations;

    ClosedPeriodGate(ClosedPeriods closed, GateOverrides overrides, UsedOverrides used, Migrations migrations) {
        this.closed = closed;
        this.overrides = overrides;
        this.used = used;
        this.migrations = migrations;
    }

    @Override
    public List<String> refusals(StartRequest request) {
        Revision revision = request.revision();
        if (request.kind() != RunKind.LIVE || revision == null) {
            return List.of();
        }
        return overrides.usable(revision, Gate.CLOSED_PERIOD).isPresent()
                ? List.of()
                : now(revision).map(ClosedPeriod::sentence).stream().toList();
    }

    /** A period can begin while a run is under way, so the run may come to need an override, and uses it then. */
    @Override
    public Optional<String> refusal(Run run, Revision revision) {
        if (run.kind() != RunKind.LIVE || run.goesBack()) {
            return Optional.empty();
        }
        return now(revision)
                .filter(period -> !used.passes(run, revision, Gate.CLOSED_PERIOD))
                .map(ClosedPeriod::sentence);
    }

    private Optional<ClosedPeriod> now(Revision revision) {
        return closed.now(migrations.get(revision.migration()).workspace());
    }
}
