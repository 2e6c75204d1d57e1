package dev.drover.execution;

import dev.drover.migration.MigrationId;
import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.stereotype.Component;

/** A step that does nothing, and tells a benchmark when: what remains is the engine. */
@Component
class NoOpStep implements StepType<NoOpStep.Parameters> {

    static final String ID = "test.no-op";

    private final StepCalls calls;
    private final Map<MigrationId, CountDownLatch> awaited = new ConcurrentHashMap<>();

    NoOpStep(StepCalls calls) {
        this.calls = calls;
    }

    record Parameters() {}

    /** Opens when that many steps of a migration have run. Costs the database nothing, unlike asking it. */
    CountDownLatch after(int steps, MigrationId migration) {
        CountDownLatch latch = new CountDownLatch(steps);
        awaited.put(migration, latch);
        return latch;
    }

    @Override
    public StepDescription describe() {
        return new StepDescription(ID, "Nothing", "Does nothing.", Effect.REVERSIBLE, List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Do nothing";
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        return new Preview(List.of(), Evidence.NONE, List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        return calls.noted(context, () -> {
            awaited.getOrDefault(context.plan().migration(), new CountDownLatch(1))
                    .countDown();
            return new StepOutcome.Completed(Evidence.NONE);
        });
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
