package dev.drover.execution;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** A step that waits for a second before it is done, so that many runs are on their way at the same time. */
@Component
class WaitOnceStep implements StepType<WaitOnceStep.Parameters> {

    static final String ID = "test.wait-once";

    private static final Checkpoint WAITED = new Checkpoint("{\"waited\": true}");

    private final StepCalls calls;

    WaitOnceStep(StepCalls calls) {
        this.calls = calls;
    }

    record Parameters() {}

    @Override
    public StepDescription describe() {
        return new StepDescription(ID, "Wait once", "Waits for a second.", Effect.REVERSIBLE, List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Wait for a second";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(List.of(), Evidence.NONE, List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        return calls.noted(
                context,
                () -> context.checkpoint().equals(WAITED)
                        ? new StepOutcome.Completed(Evidence.NONE)
                        : new StepOutcome.Waiting(WAITED, Progress.UNKNOWN, Duration.ofSeconds(1), "a second"));
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
