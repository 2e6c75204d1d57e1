package dev.drover.steps;

import dev.drover.connection.SourceAddress;
import dev.drover.people.Actor;
import dev.drover.step.Checkpoint;
import dev.drover.step.Plan;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** One step of a run of its own, held in the hand: nothing of it is kept, and no engine calls it. */
abstract class HeldContext implements StepContext {

    /** Far from the steps of the runs that tests of the engine start. */
    private static final AtomicLong made = new AtomicLong(5_000_000);

    private final long stepRunId = made.incrementAndGet();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Plan plan;
    private final Actor startedBy;
    private final Clock clock;
    private final Instant startedAt;

    RunKind kind;
    Checkpoint checkpoint = Checkpoint.NONE;
    Instant deadline;

    HeldContext(Plan plan, Actor startedBy, RunKind kind, Clock clock) {
        this.plan = plan;
        this.startedBy = startedBy;
        this.kind = kind;
        this.clock = clock;
        startedAt = clock.instant();
        deadline = startedAt;
    }

    /** What the step told the people who follow it. */
    public final List<String> lines() {
        return List.copyOf(lines);
    }

    final void forgetLines() {
        lines.clear();
    }

    @Override
    public final long stepRunId() {
        return stepRunId;
    }

    @Override
    public final int runNumber() {
        return 1;
    }

    @Override
    public final RunKind kind() {
        return kind;
    }

    @Override
    public final String stepName() {
        return "A step";
    }

    @Override
    public final Actor startedBy() {
        return startedBy;
    }

    @Override
    public final Plan plan() {
        return plan;
    }

    @Override
    public final SourceAddress source() {
        return kind == RunKind.REHEARSAL ? original().withSchema(cloneSchema()) : original();
    }

    @Override
    public final SourceAddress original() {
        return plan.environment().source();
    }

    @Override
    public final String cloneSchema() {
        return "drover_clone_" + plan.migration().value() + "_" + stepRunId;
    }

    @Override
    public int sharePercent() {
        return 100;
    }

    @Override
    public final Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Checkpoint reached() {
        return checkpoint;
    }

    @Override
    public final Instant startedAt() {
        return startedAt;
    }

    @Override
    public final Instant now() {
        return clock.instant();
    }

    @Override
    public final Instant deadline() {
        return deadline;
    }

    @Override
    public boolean shouldStop() {
        return !now().isBefore(deadline);
    }

    @Override
    public final void log(String line) {
        lines.add(line);
    }
}
