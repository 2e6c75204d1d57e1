package dev.drover.execution;

import dev.drover.step.Effect;
import dev.drover.step.Evidence;
import dev.drover.step.Field;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import dev.drover.step.StepDescription;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepType;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A step that does what a test wrote down for it, slice by slice, and completes when nothing is left. */
@Component
class ScriptedStep implements StepType<ScriptedStep.Parameters> {

    static final String ID = "test.scripted";

    private final Map<String, Queue<Function<StepContext, StepOutcome>>> scripts = new ConcurrentHashMap<>();

    /** What happened, in order: {@code run name} or {@code back name}. */
    final List<String> effects = new CopyOnWriteArrayList<>();

    record Parameters(
            @Field(label = "Name", example = "one") @NotBlank(message = "Name: enter one.")
            String name) {}

    void script(String name, Function<StepContext, StepOutcome> slice) {
        scripts.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>()).add(slice);
    }

    @Override
    public StepDescription describe() {
        return new StepDescription(ID, "Scripted", "Does what the test says.", Effect.REVERSIBLE, List.of());
    }

    @Override
    public Class<Parameters> parametersType() {
        return Parameters.class;
    }

    @Override
    public String summarize(Parameters parameters) {
        return "Do " + parameters.name();
    }

    @Override
    public Preview preview(Parameters parameters, StepContext context) {
        effects.add("preview " + parameters.name());
        return new Preview(List.of("Call of " + parameters.name()), Evidence.NONE, List.of());
    }

    @Override
    public StepOutcome run(Parameters parameters, StepContext context) {
        effects.add("run " + parameters.name());
        return next(parameters.name(), context);
    }

    @Override
    public String rollBackSummary(Parameters parameters) {
        return "Undoes " + parameters.name();
    }

    @Override
    public StepOutcome rollBack(Parameters parameters, StepContext context) {
        effects.add("back " + parameters.name());
        return next("back " + parameters.name(), context);
    }

    private StepOutcome next(String name, StepContext context) {
        Function<StepContext, StepOutcome> slice =
                scripts.getOrDefault(name, new ConcurrentLinkedQueue<>()).poll();
        return slice == null ? new StepOutcome.Completed(Evidence.of("Name", name)) : slice.apply(context);
    }
}
