package dev.drover.execution;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits in tests for what a run or a step of it comes to. */
@Component
class Watch {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Runs runs;
    private final StepRuns steps;

    Watch(Runs runs, StepRuns steps) {
        this.runs = runs;
        this.steps = steps;
    }

    void until(Run run, RunStatus status) {
        await().atMost(LONGEST).until(() -> runs.get(run.id()).status() == status);
    }

    void until(Run run, String stepKey, StepStatus status) {
        await().atMost(LONGEST).until(() -> step(run, stepKey).status() == status);
    }

    StepRun step(Run run, String stepKey) {
        return steps.of(run.id()).stream()
                .filter(step -> step.stepKey().equals(stepKey))
                .findFirst()
                .orElseThrow();
    }
}
