package dev.drover.steps.traffic;

import dev.drover.migration.MigrationId;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepProblem;
import dev.drover.traffic.ChangedBy;
import dev.drover.traffic.Lane;
import dev.drover.traffic.Traffic;
import dev.drover.traffic.TrafficRefusedException;
import dev.drover.traffic.TrafficSwitch;
import dev.drover.traffic.WriteMode;
import org.springframework.stereotype.Component;

/** The switch that a run moves: the real users' in a live run, nobody's in a rehearsal. */
@Component
class TrafficOfRun {

    private final Traffic traffic;

    TrafficOfRun(Traffic traffic) {
        this.traffic = traffic;
    }

    static Lane lane(StepContext context) {
        return context.kind() == RunKind.REHEARSAL ? Lane.REHEARSAL : Lane.LIVE;
    }

    TrafficSwitch current(StepContext context) {
        return traffic.switchOf(migration(context), lane(context));
    }

    void setWrites(StepContext context, WriteMode mode, String because) {
        try {
            traffic.setWriteMode(migration(context), lane(context), mode, by(context), because);
        } catch (TrafficRefusedException refused) {
            throw problem(context, refused);
        }
    }

    void shiftReads(StepContext context, int percent, String because) {
        try {
            traffic.shiftReads(migration(context), lane(context), percent, by(context), because);
        } catch (TrafficRefusedException refused) {
            throw problem(context, refused);
        }
    }

    private static StepProblem problem(StepContext context, TrafficRefusedException refused) {
        return new StepProblem(
                String.valueOf(refused.getMessage()),
                lane(context) == Lane.LIVE
                        ? "Roll back: by hand the live switch goes back only. Then correct the runbook and submit it again."
                        : "Put the switch right on the traffic page, then retry.");
    }

    private static MigrationId migration(StepContext context) {
        return context.plan().migration();
    }

    private static ChangedBy by(StepContext context) {
        return new ChangedBy.RunStep(context.startedBy(), context.runNumber(), context.stepName());
    }
}
