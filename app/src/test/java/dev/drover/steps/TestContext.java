package dev.drover.steps;

import dev.drover.connection.EnvironmentKind;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.model.TargetModel;
import dev.drover.people.Actor;
import dev.drover.step.Checkpoint;
import dev.drover.step.Plan;
import dev.drover.step.RunKind;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepOutcome;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import dev.drover.testing.Plans;
import dev.drover.testing.TestDynamoDb;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What a slice may know in a test of one step type. Each context is a step of a run of its own, and the names of its
 * tables begin with a prefix of its own.
 */
public final class TestContext extends HeldContext {

    /** Enough for every step that waits for something on this machine. */
    private static final int MOST_SLICES = 200;

    private String prefix = "run-" + stepRunId() + "-";
    private Duration length = Duration.ofSeconds(10);
    private Checkpoint reached = Checkpoint.NONE;
    private int sharePercent = 100;
    private boolean stopping;

    private TestContext(Plan plan, Actor startedBy) {
        super(plan, startedBy, RunKind.LIVE, Clock.systemUTC());
    }

    /** Makes contexts for migrations that are really there. */
    @Component
    public static class Maker {

        private final Plans plans;
        private final Environments environments;
        private final StepCatalog catalog;
        private final StepParameters parameters;

        Maker(Plans plans, Environments environments, StepCatalog catalog, StepParameters parameters) {
            this.plans = plans;
            this.environments = environments;
            this.catalog = catalog;
            this.parameters = parameters;
        }

        /** From that source to the tests' DynamoDB. */
        public TestContext context(SourceAddress source, TargetModel model) {
            Plans.Team team = plans.team(EnvironmentKind.SANDBOX, source, TestDynamoDb.address());
            return new TestContext(
                    new Plan(
                            team.migration().id(),
                            model,
                            environments.get(team.migration().environment())),
                    team.operator());
        }

        /** A context after these steps, which are run with the parameters of their examples. */
        public TestContext contextAfter(SourceAddress source, TargetModel model, String... stepTypeIds) {
            TestContext context = context(source, model);
            for (String id : stepTypeIds) {
                StepOutcome outcome = runExample(catalog.get(id), context.at(Checkpoint.NONE));
                if (!(outcome instanceof StepOutcome.Completed)) {
                    throw new AssertionError(id + " did not complete: " + outcome);
                }
            }
            context.forgetLines();
            return context.at(Checkpoint.NONE);
        }

        private <P extends Record> StepOutcome runExample(StepType<P> type, TestContext context) {
            return context.run(type, parameters.bind(type, parameters.examples(type)));
        }
    }

    public TestContext with(RunKind newKind) {
        kind = newKind;
        return this;
    }

    public TestContext withPrefix(String newPrefix) {
        prefix = newPrefix;
        return this;
    }

    public TestContext withSlices(Duration newLength) {
        length = newLength;
        return this;
    }

    public TestContext withShare(int newSharePercent) {
        sharePercent = newSharePercent;
        return this;
    }

    /** Whether Drover is stopping. */
    public TestContext stopping(boolean newStopping) {
        stopping = newStopping;
        return this;
    }

    /** The next slice begins here. */
    public TestContext at(Checkpoint newCheckpoint) {
        checkpoint = newCheckpoint;
        reached = newCheckpoint;
        return this;
    }

    /** The next slices undo what came as far as the last one: a rollback begins with a checkpoint of its own. */
    public TestContext goingBack() {
        checkpoint = Checkpoint.NONE;
        return this;
    }

    /** The next slice has its full time. */
    public TestContext slice() {
        deadline = now().plus(length);
        return this;
    }

    /** Slice after slice, each from the checkpoint of the last, until one ends the step or needs somebody. */
    public <P extends Record> StepOutcome run(StepType<P> type, P parameters) {
        for (int i = 0; i < MOST_SLICES; i++) {
            StepOutcome outcome = type.run(parameters, slice());
            if (outcome instanceof StepOutcome.Progressed progressed) {
                at(progressed.checkpoint());
            } else if (outcome instanceof StepOutcome.Waiting waiting) {
                at(waiting.checkpoint());
            } else {
                return outcome;
            }
        }
        throw new AssertionError("The step did not end in " + MOST_SLICES + " slices; it said: " + lines());
    }

    /** The same for the way back. */
    public <P extends Record> StepOutcome rollBack(StepType<P> type, P parameters) {
        goingBack();
        for (int i = 0; i < MOST_SLICES; i++) {
            StepOutcome outcome = type.rollBack(parameters, slice());
            if (outcome instanceof StepOutcome.Progressed progressed) {
                checkpoint = progressed.checkpoint();
            } else if (outcome instanceof StepOutcome.Waiting waiting) {
                checkpoint = waiting.checkpoint();
            } else {
                return outcome;
            }
        }
        throw new AssertionError("The way back did not end in " + MOST_SLICES + " slices; it said: " + lines());
    }

    @Override
    public String tableName(String tableOfTheModel) {
        return prefix + tableOfTheModel;
    }

    @Override
    public int sharePercent() {
        return sharePercent;
    }

    @Override
    public Checkpoint reached() {
        return reached;
    }

    @Override
    public boolean shouldStop() {
        return stopping || super.shouldStop();
    }
}
