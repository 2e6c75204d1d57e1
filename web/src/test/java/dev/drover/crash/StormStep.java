package dev.drover.crash;

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
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work of a few slices, each with one effect in a table: the effect is named after the step run and the slice's place in the
 * work, so that a second try finds the first one's. The last slice counts what is there.
 */
@Component
@ConditionalOnProperty("drover.storm")
class StormStep implements StepType<StormStep.Parameters> {

    static final String ID = "storm.effects";

    private final JdbcClient sql;

    StormStep(JdbcClient sql) {
        this.sql = sql;
    }

    record Parameters(
            @Field(label = "Slices", example = "3") int slices,

            @Field(label = "Pause inside a slice, ms", example = "5")
            int pause) {}

    @Override
    public StepDescription describe() {
        return new StepDescription(ID, "Storm", "Has effects.", Effect.REVERSIBLE, List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return parameters.slices() + " slices";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(List.of(), Evidence.NONE, List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        int at = context.checkpoint().equals(Checkpoint.NONE)
                ? 0
                : Integer.parseInt(context.checkpoint().json().replaceAll("\\D", ""));
        effect(context.stepRunId(), at);
        pause(Duration.ofMillis(parameters.pause()));
        if (at + 1 < parameters.slices()) {
            return new StepOutcome.Progressed(
                    new Checkpoint("{\"at\": " + (at + 1) + "}"),
                    new Progress(at + 1, parameters.slices(), "effects", 0));
        }
        return new StepOutcome.Completed(Evidence.of("Slices", Integer.toString(at + 1)));
    }

    private void effect(long stepRun, int at) {
        sql.sql("""
                        insert into storm_effect (step_run_id, place, tries) values (:step, :place, 1)
                            on conflict (step_run_id, place) do update set tries = storm_effect.tries + 1
                        """).param("step", stepRun).param("place", at).update();
    }

    /** Long enough to be killed in; nobody waits for a moment here, the work just takes a while. */
    private static void pause(Duration length) {
        long until = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Nothing";
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        return new StepOutcome.Completed(Evidence.NONE);
    }
}
