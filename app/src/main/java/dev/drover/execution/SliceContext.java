package dev.drover.execution;

import dev.drover.connection.AwsRequests;
import dev.drover.connection.SourceAddress;
import dev.drover.people.Actor;
import dev.drover.step.Checkpoint;
import dev.drover.step.Plan;
import dev.drover.step.RunKind;
import dev.drover.step.StepContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** What one slice knows; made for it and thrown away after it. */
final class SliceContext implements StepContext {

    /** A slice that has more to say than this says only the first lines. */
    private static final int MOST_LINES = 50;

    private final Run run;
    private final Plan plan;
    private final StepRun step;
    private final StepRun effective;
    private final String stepName;
    private final Actor startedBy;
    private final Clock clock;
    private final Instant deadline;
    private final BooleanSupplier stopping;
    private final List<String> lines = new ArrayList<>();
    private final AwsRequests requests;

    SliceContext(
            Run run,
            Plan plan,
            StepRun step,
            StepRun effective,
            String stepName,
            Actor startedBy,
            Clock clock,
            Instant deadline,
            BooleanSupplier stopping) {
        this.run = run;
        this.plan = plan;
        this.step = step;
        this.effective = effective;
        this.stepName = stepName;
        this.startedBy = startedBy;
        this.clock = clock;
        this.deadline = deadline;
        this.stopping = stopping;
        this.requests = new AwsRequests(clock);
    }

    @Override
    public long stepRunId() {
        return effective.id();
    }

    @Override
    public int runNumber() {
        return run.number();
    }

    @Override
    public RunKind kind() {
        return run.kind();
    }

    @Override
    public String stepName() {
        return stepName;
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
        return run.kind() == RunKind.REHEARSAL ? original().withSchema(cloneSchema()) : original();
    }

    @Override
    public SourceAddress original() {
        return plan.environment().source();
    }

    @Override
    public String cloneSchema() {
        return "drover_clone_" + run.migration() + "_" + run.number();
    }

    @Override
    public String tableName(String tableOfTheModel) {
        return run.kind() == RunKind.REHEARSAL
                ? "rehearsal-" + run.migration() + "-" + run.number() + "-" + tableOfTheModel
                : tableOfTheModel;
    }

    @Override
    public int sharePercent() {
        return run.sharePercent();
    }

    @Override
    public Checkpoint checkpoint() {
        return step.checkpoint();
    }

    @Override
    public Checkpoint reached() {
        return effective.checkpoint();
    }

    @Override
    public Instant startedAt() {
        return Objects.requireNonNull(step.startedAt());
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
        return stopping.getAsBoolean() || !clock.instant().isBefore(deadline);
    }

    @Override
    public synchronized void log(String line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    /** Counts what the slice asks of AWS. */
    AwsRequests requests() {
        return requests;
    }

    synchronized SliceNotes notes() {
        return new SliceNotes(List.copyOf(lines), requests.tallies());
    }
}
