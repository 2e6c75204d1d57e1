package dev.drover.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.mapping.SourceKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Whatever dies, freezes or runs twice between a write and its checkpoint: the result is exact. */
class CopyCrashTest extends CopyTestBase {

    @Autowired
    CopyPlans plans;

    @Autowired
    TargetTables tables;

    @Autowired
    CopyClaims claims;

    @Autowired
    CopyJobs jobs;

    @Autowired
    CopySource source;

    @Autowired
    CopySegments segments;

    @Autowired
    JsonMapper json;

    @Autowired
    Clock clock;

    @Test
    @Tag("failure-1")
    void isExactAfterCrashesBetweenWriteAndCheckpoint() {
        CopyJob job = with(job(SampleShop.open().with(10, 900), SampleShop.orders()), new CopySettings(4, 32, 30, 0));
        for (int checkpoint = 0; checkpoint < 4; checkpoint++) {
            Copy dying = copyWith(new DyingSegments(checkpoint, false));
            assertThatThrownBy(() -> sliceOf(dying, job, Duration.ofSeconds(30)))
                    .hasMessage("crash");
            CopyTotals totals = copy.totals(job.stepRunId()).orElseThrow();
            assertThat(totals.read()).isLessThanOrEqualTo(actual(job).size());
        }
        CopyTotals totals = finish(job);
        assertExact(job, totals);
        assertThat(totals.alreadyThere()).isPositive();
    }

    @Test
    @Tag("failure-1")
    void isExactAfterCrashesRightAfterACheckpoint() {
        CopyJob job = with(job(SampleShop.open().with(10, 900), SampleShop.orders()), new CopySettings(4, 32, 30, 0));
        for (int checkpoint = 0; checkpoint < 4; checkpoint++) {
            Copy dying = copyWith(new DyingSegments(checkpoint, true));
            assertThatThrownBy(() -> sliceOf(dying, job, Duration.ofSeconds(30)))
                    .hasMessage("crash");
        }
        assertExact(job, finish(job));
    }

    @Test
    @Tag("failure-27")
    @Tag("failure-32")
    void aWorkerThatFrozeLosesItsSegmentsAndChangesNothing() throws Exception {
        CopyJob job = job(SampleShop.open().with(10, 900), SampleShop.orders());
        FreezingSegments freezing = new FreezingSegments();
        Copy frozen = copyWith(freezing);
        CompletableFuture<CopyResult> late =
                CompletableFuture.supplyAsync(() -> sliceOf(frozen, job, Duration.ofSeconds(30)));
        assertThat(freezing.reached.await(30, TimeUnit.SECONDS)).isTrue();
        CopyTotals totals = finish(job);
        assertExact(job, totals);

        freezing.thaw.countDown();
        assertThat(late.get(30, TimeUnit.SECONDS).totals()).isEqualTo(totals);
        assertThat(log).anyMatch(line -> line.matches("Another worker goes on with segment \\d of Order; this one .*"));
        assertThat(copy.totals(job.stepRunId())).contains(totals);
        assertExact(job, totals);
    }

    @Test
    @Tag("failure-27")
    void twinsOnTheSameJobCountEveryRowOnce() throws Exception {
        CopyJob job = job(SampleShop.open().with(10, 1_200), SampleShop.orders());
        Copy twin = copyWith(segments);
        CompletableFuture<CopyResult> other = CompletableFuture.supplyAsync(() -> {
            CopyResult result = sliceOf(twin, job, Duration.ofMillis(300));
            while (result instanceof CopyResult.More) {
                result = sliceOf(twin, job, Duration.ofMillis(300));
            }
            return result;
        });
        CopyTotals totals = finish(job);
        assertThat(other.get(60, TimeUnit.SECONDS)).isInstanceOf(CopyResult.Finished.class);
        assertExact(job, totals);
        assertThat(copy.totals(job.stepRunId())).contains(totals);
    }

    @Test
    @Tag("failure-8")
    void returnsAtOnceWhenItsThreadIsInterrupted() throws Exception {
        CopyJob job = job(SampleShop.open().with(10, 2_000), SampleShop.orders());
        CountDownLatch atWork = new CountDownLatch(1);
        boolean[] interrupted = new boolean[1];
        Thread thread = new Thread(() -> {
            copy.slice(
                    job,
                    Instant.now().plusSeconds(60),
                    () -> {
                        atWork.countDown();
                        return false;
                    },
                    log::add);
            interrupted[0] = Thread.currentThread().isInterrupted();
        });
        thread.start();
        assertThat(atWork.await(30, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(interrupted[0]).isTrue();
        assertExact(job, finish(job));
    }

    @Test
    @Tag("failure-27")
    void aStaleCheckpointIsRefused() {
        CopyJob job = job(SampleShop.open().with(10, 300), SampleShop.orders());
        slice(job, Duration.ofMillis(1));
        Segment stale = segments.of(job.stepRunId()).get(0);
        SourceKey key = new SourceKey(List.of("17"));
        PageCounts ten = new PageCounts(9, 1, 0, 0, 0, 1_000, 20, 0);
        Segment fresh =
                segments.advance(job.stepRunId(), stale, key, ten, false).orElseThrow();
        assertThat(segments.of(job.stepRunId()).get(0)).isEqualTo(fresh);
        assertThat(segments.advance(job.stepRunId(), stale, new SourceKey(List.of("5")), ten, false))
                .isEmpty();
        Segment done = segments.advance(job.stepRunId(), fresh, key, PageCounts.NONE, true)
                .orElseThrow();
        assertThat(segments.advance(job.stepRunId(), done, key, ten, false)).isEmpty();
        assertThat(segments.of(job.stepRunId()).get(0)).isEqualTo(done);
        assertThat(copy.totals(job.stepRunId()).orElseThrow().read()).isEqualTo(10);
    }

    private Copy copyWith(CopySegments others) {
        return new Copy(
                plans, tables, claims, jobs, new CopyCrew(source, clients, others, Duration.ofSeconds(3)), clock);
    }

    private CopyResult sliceOf(Copy which, CopyJob job, Duration time) {
        return which.slice(job, Instant.now().plus(time), () -> false, log::add);
    }

    /** Fails at a checkpoint, as if the process had died: before it is written, or after. */
    private class DyingSegments extends CopySegments {

        private final AtomicInteger left;
        private final boolean after;

        DyingSegments(int checkpoints, boolean after) {
            super(sql, json);
            this.left = new AtomicInteger(checkpoints);
            this.after = after;
        }

        @Override
        Optional<Segment> advance(
                long stepRunId, Segment segment, @Nullable SourceKey cursor, PageCounts counts, boolean done) {
            boolean dies = left.getAndDecrement() <= 0;
            if (after || !dies) {
                Optional<Segment> moved = super.advance(stepRunId, segment, cursor, counts, done);
                if (!dies) {
                    return moved;
                }
            }
            throw new IllegalStateException("crash");
        }
    }

    /** Stands still at every checkpoint until it is let go, as a stopped process would. */
    private class FreezingSegments extends CopySegments {

        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch thaw = new CountDownLatch(1);

        FreezingSegments() {
            super(sql, json);
        }

        @Override
        Optional<Segment> advance(
                long stepRunId, Segment segment, @Nullable SourceKey cursor, PageCounts counts, boolean done) {
            reached.countDown();
            try {
                thaw.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.advance(stepRunId, segment, cursor, counts, done);
        }
    }
}
