package dev.drover.steps.traffic;

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
import dev.drover.traffic.TrafficSwitch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends more and more users to the new store for their reads, stop by stop. */
@Component
class ShiftReads implements StepType<ShiftReads.Parameters> {

    private static final List<Integer> STOPS =
            TrafficSwitch.STOPS.stream().filter(percent -> percent > 0).toList();

    private final TrafficOfRun traffic;
    private final JsonMapper json;

    ShiftReads(TrafficOfRun traffic, JsonMapper json) {
        this.traffic = traffic;
        this.json = json;
    }

    record Parameters(
            @Field(
                    label = "Seconds at each stop",
                    example = "10",
                    help = "How long to watch at 1, 10 and 50 % before going on, and at 100 % before the step is done.")
            @Min(value = 1, message = "Seconds at each stop: at least 1.")
            @Max(value = 86_400, message = "Seconds at each stop: at most 86,400 (a day).")
            int secondsAtEachStop) {}

    /** The checkpoint: the stop that was reached, and when. */
    record Reached(int percent, Instant at) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "traffic.shift-reads",
                "Shift reads",
                "Sends 1, 10, 50 and then 100 % of the users to the new store for their reads.",
                Effect.REVERSIBLE,
                List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Shift reads to 1, 10, 50 and 100 %, " + parameters.secondsAtEachStop() + " s at each stop";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        TrafficSwitch now = traffic.current(context);
        return new Preview(
                STOPS.stream()
                        .map(percent -> "Flag " + now.flagKey() + " becomes \"new\" for " + percent + " % of the users")
                        .toList(),
                Evidence.of("Reads on the new store now", now.readPercent() + " %"),
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        if (context.checkpoint().equals(Checkpoint.NONE)) {
            return shift(STOPS.get(0), parameters, context);
        }
        Reached reached = json.readValue(context.checkpoint().json(), Reached.class);
        int now = traffic.current(context).readPercent();
        if (now < reached.percent()) {
            // It may be ahead, if a slice moved it and could not say so. Only people take it back.
            return new StepOutcome.Failed(
                    Checkpoint.NONE,
                    "Somebody took reads back to " + now + " % while this step watched them at " + reached.percent()
                            + " %.",
                    "Find out why on the traffic page. Then retry, which begins at " + STOPS.get(0)
                            + " % again, or roll back.");
        }
        Duration passed = Duration.between(reached.at(), context.now());
        Duration wanted = Duration.ofSeconds(parameters.secondsAtEachStop());
        if (passed.compareTo(wanted) < 0) {
            return waiting(reached, wanted.minus(passed));
        }
        int next = STOPS.indexOf(reached.percent()) + 1;
        return next < STOPS.size()
                ? shift(STOPS.get(next), parameters, context)
                : new StepOutcome.Completed(Evidence.of("Reads on the new store", reached.percent() + " %"));
    }

    private StepOutcome shift(int percent, Parameters parameters, StepContext context) {
        traffic.shiftReads(context, percent, "the next stop of the run");
        context.log(percent + " % of the users read from the new store.");
        return waiting(new Reached(percent, context.now()), Duration.ofSeconds(parameters.secondsAtEachStop()));
    }

    private StepOutcome waiting(Reached reached, Duration left) {
        return new StepOutcome.Waiting(
                new Checkpoint(json.writeValueAsString(reached)),
                new Progress(STOPS.indexOf(reached.percent()), STOPS.size(), "stops", 0),
                left,
                "at " + reached.percent() + " %, to see that all is well");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "All reads go to the old store again, within seconds. Nothing is lost: the old store has every write.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        traffic.shiftReads(context, 0, "the run is rolled back");
        return new StepOutcome.Completed(Evidence.of("Reads on the new store", "0 %"));
    }
}
