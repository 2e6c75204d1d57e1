package dev.drover.transfer;

import dev.drover.connection.ConnectionProblem;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.InvalidMappingException;
import dev.drover.transfer.write.CapacityBudget;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.ObstacleException;
import dev.drover.transfer.write.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Copies the rows of a source into the tables of a target model, in slices.
 *
 * <p>An item is written only where none with its key is, so that a slice can be repeated or run twice at once and the
 * result is the same. How far every segment is stands in Drover's database; whatever dies, the next slice goes on there.
 */
@Service
public class Copy {

    private final CopyPlans plans;
    private final TargetTables tables;
    private final CopyClaims claims;
    private final CopyJobs jobs;
    private final CopyCrew crew;
    private final Clock clock;
    private final Map<Long, Pace> paces = new ConcurrentHashMap<>();

    Copy(CopyPlans plans, TargetTables tables, CopyClaims claims, CopyJobs jobs, CopyCrew crew, Clock clock) {
        this.plans = plans;
        this.tables = tables;
        this.claims = claims;
        this.jobs = jobs;
        this.crew = crew;
        this.clock = clock;
    }

    /**
     * Copies until everything is copied, the deadline is reached, or something is in the way. It returns soon after the
     * deadline, when the items under way have landed.
     *
     * @param shouldStop asked about twenty times a second, by one thread
     * @param log takes lines for people; called by several threads
     */
    public CopyResult slice(CopyJob job, Instant deadline, BooleanSupplier shouldStop, Consumer<String> log) {
        try {
            Map<String, CopyTarget> targets = tables.check(job);
            claims.claim(job.stepRunId(), targets.values());
            CompiledModel model = plans.prepare(job, timeUntil(deadline), log);
            BooleanSupplier over =
                    () -> shouldStop.getAsBoolean() || !clock.instant().isBefore(deadline);
            if (!plans.everyRowHasAPlace(job, over, log)) {
                return new CopyResult.More(totalsOf(job), 0);
            }
            return work(job, model, targets, deadline, shouldStop, log);
        } catch (ObstacleException e) {
            return stopped(job, e.obstacle(), 0);
        } catch (ConnectionProblem e) {
            return stopped(job, Obstacle.of(e), 0);
        } catch (InvalidMappingException e) {
            return stopped(job, Obstacle.of(e), 0);
        }
    }

    /** What a copy has done so far; empty before its first slice. */
    public Optional<CopyTotals> totals(long stepRunId) {
        return jobs.totals(stepRunId);
    }

    /** Forgets how far a copy was, so that the same step run can begin anew on tables that were emptied or removed. */
    public void forget(long stepRunId) {
        paces.remove(stepRunId);
        claims.release(stepRunId);
        plans.forget(stepRunId);
    }

    /** What a copy has left behind on purpose so far, by source table; tables of which nothing may stay are left out. */
    public List<LeftBehind> leftBehind(CopyJob job) {
        return plans.leftBehind(job);
    }

    private CopyResult work(
            CopyJob job,
            CompiledModel model,
            Map<String, CopyTarget> targets,
            Instant deadline,
            BooleanSupplier shouldStop,
            Consumer<String> log) {
        int limit = job.settings().writeUnitsPerSecond();
        Pace pace = paces.computeIfAbsent(job.stepRunId(), id -> new Pace(limit));
        pace.budget().limitTo(limit);
        Slice slice = new Slice(
                job.settings().itemsInFlight(),
                pace.budget(),
                timeUntil(deadline).toNanos());
        try {
            long throttles = pace.budget().throttles();
            long read = totalsOf(job).read();
            long began = System.nanoTime();
            boolean finished = crew.work(job, model, targets, slice, shouldStop, log);
            rethrow(slice.failure());
            logThrottles(pace.budget(), throttles, log);
            pace.learn(totalsOf(job).read() - read, System.nanoTime() - began);
            return result(job, slice, finished, pace);
        } finally {
            if (slice.interrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private CopyResult result(CopyJob job, Slice slice, boolean finished, Pace pace) {
        Optional<Obstacle> obstacle = slice.obstacle();
        if (obstacle.isPresent()) {
            return stopped(job, obstacle.get(), slice.rowsSetAside());
        }
        if (finished) {
            release(job);
            return new CopyResult.Finished(totalsOf(job));
        }
        return new CopyResult.More(totalsOf(job), pace.itemsPerSecond());
    }

    private static void logThrottles(CapacityBudget budget, long before, Consumer<String> log) {
        if (budget.throttles() > before) {
            log.accept(String.format(
                    "DynamoDB throttled %,d writes; the rate is %,.0f units a second and rises slowly.",
                    budget.throttles() - before, budget.rate()));
        }
    }

    private CopyResult stopped(CopyJob job, Obstacle obstacle, int rowsSetAside) {
        release(job);
        return new CopyResult.Stopped(
                totalsOf(job).andSetAside(rowsSetAside), obstacle.problem(), obstacle.nextAction());
    }

    private void release(CopyJob job) {
        paces.remove(job.stepRunId());
        claims.release(job.stepRunId());
    }

    private CopyTotals totalsOf(CopyJob job) {
        return jobs.totals(job.stepRunId()).orElse(CopyTotals.NONE);
    }

    private Duration timeUntil(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
        }
    }
}
