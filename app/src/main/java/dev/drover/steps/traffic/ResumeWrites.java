package dev.drover.steps.traffic;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.traffic.WriteMode;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ends the freeze: applications write to both stores, so that there is still a way back. */
@Component
class ResumeWrites implements StepType<ResumeWrites.Parameters> {

    private final TrafficOfRun traffic;

    ResumeWrites(TrafficOfRun traffic) {
        this.traffic = traffic;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "traffic.resume-writes",
                "Resume writes, to both stores",
                "Applications write to the old store and then to the new one; the old one leads.",
                Effect.REVERSIBLE,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Resume writes, to both stores";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of("Flag " + traffic.current(context).flagKey() + "-write-mode becomes both"),
                Evidence.NONE,
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        traffic.setWrites(context, WriteMode.BOTH, "everything is copied and proven");
        return new StepOutcome.Completed(Evidence.of("Writes", "both stores"));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Writes are frozen again until the rollback is through. Nothing is lost: the old store has every write.";
    }

    /** What applications wrote into the new tables meanwhile has no marks: a following that goes on would not take it for its own. */
    @Override
    public Set<String> goesBackWith() {
        return Set.of("transfer.follow");
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        traffic.setWrites(context, WriteMode.FROZEN, "the run is rolled back");
        return new StepOutcome.Completed(Evidence.of("Writes", "frozen"));
    }
}
