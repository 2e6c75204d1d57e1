package dev.drover.steps.traffic;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.traffic.WriteMode;
import java.util.List;
import org.springframework.stereotype.Component;

/** The point of no return: applications write to the new store only. A rehearsal stops one step before it. */
@Component
class FinishMigration implements StepType<FinishMigration.Parameters> {

    private final TrafficOfRun traffic;

    FinishMigration(TrafficOfRun traffic) {
        this.traffic = traffic;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "traffic.finish",
                "Finish",
                "Applications write to the new store only. The old data stays, but misses every write that follows.",
                Effect.IRREVERSIBLE,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Write to the new store only: the point of no return";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of("Flag " + traffic.current(context).flagKey() + "-write-mode becomes new"),
                Evidence.NONE,
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        if (context.kind() == RunKind.REHEARSAL) {
            // The rehearsal's switch must be able to go back, for the next rehearsal.
            return new StepOutcome.Completed(
                    Evidence.of("Writes", "both stores; a rehearsal does not pass the point of no return"));
        }
        traffic.setWrites(context, WriteMode.NEW, "the migration is finished");
        return new StepOutcome.Completed(Evidence.of("Writes", "new store only"));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "There is no way back from here: the old store misses every write that follows. Its data and the clone stay.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
