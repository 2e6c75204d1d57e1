package dev.drover.steps;

import dev.drover.connection.Environment;
import dev.drover.connection.SourceAddress;
import dev.drover.people.Actor;
import dev.drover.step.Checkpoint;
import dev.drover.step.Plan;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import dev.drover.step.StepOutcome;
import dev.drover.testing.HandClock;
import dev.drover.testing.Plans;
import dev.drover.testing.SmallShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One step of a run, held in the hand: its time passes when a test says so. */
public final class PlainContext implements StepContext {

    private static final AtomicLong steps = new AtomicLong();

    private final long stepRunId = steps.incrementAndGet();
    private final HandClock clock = new HandClock();
    private final Instant startedAt = clock.instant();
    private final List<String> lines = new ArrayList<>();
    private final Plan plan;
    private final Actor startedBy;
    private final RunKind kind;
    private Checkpoint checkpoint = Checkpoint.NONE;
    private Instant deadline = startedAt.plus(Duration.ofDays(30));

    public PlainContext(Plans.Team team, Environment environment, RunKind kind) {
        this.plan = new Plan(team.migration().id(), SmallShop.model(), environment);
        this.startedBy = team.operator();
        this.kind = kind;
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

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public long stepRunId() {
        return stepRunId;
    }

    @Override
    public int runNumber() {
        return 1;
    }

    @Override
    public RunKind kind() {
        return kind;
    }

    @Override
    public String stepName() {
        return "A step";
    }

    @Override
    public Actor startedBy() {
        return startedBy;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public SourceAddress source() {
        return kind == RunKind.REHEARSAL ? original().withSchema(cloneSchema()) : original();
    }

    @Override
    public SourceAddress original() {
        return plan.environment().source();
    }

    @Override
    public String cloneSchema() {
        return "drover_clone_" + plan.migration().value() + "_1";
    }

    @Override
    public String tableName(String tableOfTheModel) {
        return kind == RunKind.REHEARSAL
                ? "rehearsal-" + plan.migration().value() + "-1-" + tableOfTheModel
                : tableOfTheModel;
    }

    @Override
    public int sharePercent() {
        return 100;
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Checkpoint reached() {
        return checkpoint;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean shouldStop() {
        return !now().isBefore(deadline);
    }

    @Override
    public void log(String line) {
        lines.add(line);
    }
}
