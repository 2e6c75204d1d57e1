package dev.drover.steps;

import dev.drover.connection.Environment;
import dev.drover.step.Checkpoint;
import dev.drover.step.Plan;
import dev.drover.step.RunKind;
import dev.drover.step.StepOutcome;
import dev.drover.testing.HandClock;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import java.time.Duration;
import java.time.Instant;

/** One step of a run, held in the hand: its time passes when a test says so. */
public final class PlainContext extends HeldContext {

    private final HandClock clock;

    public PlainContext(Plans.Team team, Environment environment, RunKind kind) {
        this(team, environment, kind, new HandClock());
    }

    private PlainContext(Plans.Team team, Environment environment, RunKind kind, HandClock clock) {
        super(new Plan(team.migration().id(), SmallShop.model(), environment), team.operator(), kind, clock);
        this.clock = clock;
        deadline = startedAt().plus(Duration.ofDays(30));
    }

    public PlainContext pass(Duration time) {
        clock.pass(time);
        return this;
    }

    public PlainContext at(Checkpoint place) {
        checkpoint = place;
        return this;
    }

    public PlainContext until(Instant end) {
        deadline = end;
        return this;
    }

    /** Keeps what the engine keeps of a slice that waits: where the next one continues. */
    public StepOutcome.Waiting waitingAfter(StepOutcome outcome) {
        if (outcome instanceof StepOutcome.Waiting waiting) {
            checkpoint = waiting.checkpoint();
            return waiting;
        }
        throw new AssertionError("It does not wait: " + outcome);
    }

    @Override
    public String tableName(String tableOfTheModel) {
        return kind == RunKind.REHEARSAL
                ? "rehearsal-" + plan().migration().value() + "-1-" + tableOfTheModel
                : tableOfTheModel;
    }
}
