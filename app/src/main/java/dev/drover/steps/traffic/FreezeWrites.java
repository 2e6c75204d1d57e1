package dev.drover.steps.traffic;

import dev.drover.connection.SourceConnections;
import dev.drover.step.Checkpoint;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.Progress;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import dev.drover.traffic.WriteMode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells applications to stop writing, and believes it only when the source database has counted no write for a while and
 * no transaction that writes is open.
 */
@Component
class FreezeWrites implements StepType<FreezeWrites.Parameters> {

    private final TrafficOfRun traffic;
    private final WriteCounter writes;
    private final JsonMapper json;

    FreezeWrites(TrafficOfRun traffic, SourceConnections connections, JsonMapper json) {
        this.traffic = traffic;
        this.writes = new WriteCounter(connections);
        this.json = json;
    }

    record Parameters(
            @Field(
                    label = "Quiet seconds",
                    example = "5",
                    help = "How long the source must count no write before the freeze is believed.")
            @Min(value = 3, message = "Quiet seconds: at least 3, because the database reports its counts late.")
            @Max(value = 600, message = "Quiet seconds: at most 600.")
            int quietSeconds,

            @Field(
                    label = "Give up after seconds",
                    example = "60",
                    help =
                            "When the source is still written to after this time, writes are resumed and the run pauses.")
            @Min(value = 10, message = "Give up after seconds: at least 10.")
            @Max(value = 3600, message = "Give up after seconds: at most 3,600.")
            int giveUpSeconds) {}

    /**
     * The checkpoint.
     *
     * @param writes what the source had counted
     * @param since since when it has not counted more
     * @param frozen when applications were told
     */
    record Watch(long writes, Instant since, Instant frozen) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(
                "traffic.freeze-writes",
                "Freeze writes",
                "Tells applications to stop writing, and waits until the source counts no write any more.",
                Effect.REVERSIBLE,
                List.of("PostgreSQL: select on pg_stat_user_tables and pg_locks"));
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Stop writes, and wait until the source is quiet for " + parameters.quietSeconds() + " s";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(
                List.of("Flag " + traffic.current(context).flagKey() + "-write-mode becomes frozen"),
                Evidence.of(
                        "Writes are now", traffic.current(context).writeMode().label()),
                List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        if (context.checkpoint().equals(Checkpoint.NONE)) {
            traffic.setWrites(context, WriteMode.FROZEN, "the copy needs a source that does not move");
            context.log("Applications are told to stop writing.");
            return waiting(new Watch(writes.count(context.original()).rows(), context.now(), context.now()));
        }
        if (context.kind() == RunKind.REHEARSAL) {
            // The clone never moves; the switch was moved to practise it.
            return new StepOutcome.Completed(Evidence.of("Writes", "frozen in the rehearsal's own lane"));
        }
        Watch watch = json.readValue(context.checkpoint().json(), Watch.class);
        WriteCounter.Writes counted = writes.count(context.original());
        if (counted.rows() == watch.writes() && !counted.open()) {
            Duration quiet = Duration.between(watch.since(), context.now());
            return quiet.compareTo(Duration.ofSeconds(parameters.quietSeconds())) >= 0
                    ? new StepOutcome.Completed(Evidence.of(
                            "Last write counted before",
                            watch.since().toString(),
                            "Quiet for",
                            quiet.toSeconds() + " s"))
                    : waiting(watch);
        }
        if (Duration.between(watch.frozen(), context.now()).toSeconds() > parameters.giveUpSeconds()) {
            traffic.setWrites(context, WriteMode.OLD, "the source was still written to");
            return new StepOutcome.Failed(
                    Checkpoint.NONE,
                    "The source is still written to " + parameters.giveUpSeconds()
                            + " s after the freeze, so somebody does not ask the flag. Writes are resumed.",
                    "Find the forgotten writer (pg_stat_activity names it), stop it or teach it the flag, then retry.");
        }
        return waiting(new Watch(counted.rows(), context.now(), watch.frozen()));
    }

    private StepOutcome waiting(Watch watch) {
        return new StepOutcome.Waiting(
                new Checkpoint(json.writeValueAsString(watch)),
                Progress.UNKNOWN,
                Duration.ofSeconds(1),
                "until the source counts no more writes");
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Writes go to the old store again, as before. Nothing is lost, because nothing was written meanwhile.";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        traffic.setWrites(context, WriteMode.OLD, "the run is rolled back");
        return new StepOutcome.Completed(Evidence.of("Writes", "old store"));
    }
}
