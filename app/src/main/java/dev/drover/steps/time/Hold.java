package dev.drover.steps.time;

import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets time pass while people watch. */
@Component
class Hold implements StepType<Hold.Parameters> {

    record Parameters(
            @Field(
                    label = "Seconds to wait",
                    example = "60",
                    help = "How long to watch before the next step; rolling back is easy until then.")
            @Min(value = 1, message = "Seconds to wait: at least 1.")
            @Max(value = 1_209_600, message = "Seconds to wait: at most 1,209,600 (14 days).")
            int seconds) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "time.hold", "Hold", "Waits for a set time while people watch.", Effect.HARMLESS, List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Wait for " + parameters.seconds() + " s";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(List.of(), Evidence.of("Waits", parameters.seconds() + " s"), List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        Duration passed = Duration.between(context.startedAt(), context.now());
        Duration wanted = Duration.ofSeconds(parameters.seconds());
        if (passed.compareTo(wanted) >= 0) {
            return new StepOutcome.Completed(Evidence.of("Waited", passed.toSeconds() + " s"));
        }
        Progress progress = new Progress(Math.max(0, passed.toSeconds()), parameters.seconds(), "seconds", 1);
        return new StepOutcome.Waiting(Checkpoint.NONE, progress, wanted.minus(passed), "for the time to pass");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing to undo.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
