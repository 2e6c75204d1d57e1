package dev.drover.execution;

import dev.drover.connection.ConnectionProblem;
import dev.drover.execution.SliceContexts.Slice;
import dev.drover.execution.SliceQueue.Claim;
import dev.drover.execution.SliceQueue.SliceId;
import dev.drover.runbook.RunbookStep;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepContext;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepParameters;
import dev.drover.step.StepProblem;
import dev.drover.step.StepType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one slice of one step, and has the outcome recorded. */
@Component
class RunSlice {

    private static final Logger log = LoggerFactory.getLogger(RunSlice.class);

    private final SliceContexts contexts;
    private final EnvironmentIsWhatWasSigned environment;
    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final RecordOutcome record;
    private final SliceQueue queue;

    RunSlice(
            SliceContexts contexts,
            EnvironmentIsWhatWasSigned environment,
            StepCatalog catalog,
            StepParameters parameters,
            RecordOutcome record,
            SliceQueue queue) {
        this.contexts = contexts;
        this.environment = environment;
        this.catalog = catalog;
        this.parameters = parameters;
        this.record = record;
        this.queue = queue;
    }

    /**
     * Does a slice, and the slices of the same run that come after it, for as long as a slice may last: nothing has to be
     * looked for in between, and a run of many short steps is as fast as they are.
     */
    void run(Claim claim) {
        Optional<Slice> next = contexts.find(claim.slice());
        if (next.isEmpty()) {
            queue.remove(claim);
            return;
        }
        Instant until = next.get().context().deadline();
        while (next.isPresent()) {
            Slice slice = next.get();
            next = run(claim.on(SliceId.of(slice.step())), slice, until);
        }
    }

    /** The slice that this worker goes on with; empty if there is none, or if the next one is left to whoever is free. */
    private Optional<Slice> run(Claim claim, Slice slice, Instant until) {
        StepRun step = slice.step();
        if (slice.run().status() != RunStatus.RUNNING) {
            record.stop(claim, slice.run(), step);
            return Optional.empty();
        }
        SliceContext context = slice.context();
        Optional<String> moved = environment.refusal(
                slice.run(), slice.revision(), context.plan().environment());
        if (moved.isPresent()) {
            record.hold(claim, slice.run(), step, moved.get());
            return Optional.empty();
        }
        StepOutcome outcome = context.requests()
                .during(() -> work(catalog.get(slice.planned().type()), slice.planned(), slice.run(), step, context));
        boolean goesOn = context.now().isBefore(until) && !queue.isStopping();
        return record.record(claim, slice.run(), step, outcome, context.notes(), goesOn);
    }

    private <P extends Record> StepOutcome work(
            StepType<P> type, RunbookStep planned, Run run, StepRun step, StepContext context) {
        try {
            P values = parameters.bind(type, planned.parameters());
            if (run.kind() == RunKind.DRY_RUN) {
                return new StepOutcome.Completed(asEvidence(type.preview(values, context)));
            }
            return run.goesBack() ? type.rollBack(values, context) : type.run(values, context);
        } catch (StepProblem problem) {
            return RecordOutcome.failed(step, String.valueOf(problem.getMessage()), problem.nextAction());
        } catch (ConnectionProblem problem) {
            log.warn(
                    "Run {} of migration {}, step {}: {}",
                    run.number(),
                    run.migration(),
                    step.stepKey(),
                    problem.getMessage());
            return RecordOutcome.failed(step, String.valueOf(problem.getMessage()), problem.nextAction());
        } catch (RuntimeException e) {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            log.error(
                    "Incident {}: run {} of migration {}, step {}",
                    incident,
                    run.number(),
                    run.migration(),
                    step.stepKey(),
                    e);
            return RecordOutcome.failed(
                    step,
                    "Drover met an error that it has no words for (incident " + incident + ").",
                    "Look for the incident in Drover's log, mend the cause, then retry.");
        }
    }

    private static Evidence asEvidence(Preview preview) {
        List<Evidence.Fact> facts = new ArrayList<>(preview.findings().facts());
        for (int i = 0; i < preview.problems().size(); i++) {
            facts.add(new Evidence.Fact(
                    "Would stop " + (i + 1), preview.problems().get(i)));
        }
        for (int i = 0; i < preview.calls().size(); i++) {
            facts.add(new Evidence.Fact("Call " + (i + 1), preview.calls().get(i)));
        }
        return new Evidence(facts);
    }
}
