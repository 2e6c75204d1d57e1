package dev.drover.transfer;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.transfer.change.postgres.RowsAgain;
import dev.drover.transfer.guarded.Guard;
import dev.drover.transfer.guarded.dynamodb.DynamoWrites;
import dev.drover.transfer.write.GuardedSends;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.OriginNames;
import dev.drover.transfer.write.Slice;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes segment after segment from the queue of a slice, over one connection to the source. */
final class CopyWorker implements Runnable {

    private final SliceWork work;
    private final Slice slice;
    private final CopySource source;
    private final CopySegments segments;

    private @Nullable CompiledEntity entity;
    private @Nullable EntityReader reader;
    private PageSize pageSize;

    CopyWorker(SliceWork work, Slice slice, CopySource source, CopySegments segments) {
        this.work = work;
        this.slice = slice;
        this.source = source;
        this.segments = segments;
        this.pageSize = new PageSize(work.job().settings().rowsPerPage());
    }

    @Override
    public void run() {
        try {
            workThroughQueue();
        } catch (InterruptedException e) {
            slice.stop();
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            slice.stop(Obstacle.of(SourceConnections.translate(work.job().source(), e)));
        } catch (ConnectionProblem e) {
            slice.stop(Obstacle.of(e));
        } catch (Throwable e) {
            slice.fail(e);
        }
    }

    private void workThroughQueue() throws SQLException, InterruptedException {
        try {
            Segment segment = work.queue().poll();
            while (segment != null && slice.goesOn()) {
                copy(segment);
                segment = work.queue().poll();
            }
        } finally {
            if (reader != null) {
                reader.close();
            }
        }
    }

    private void copy(Segment segment) throws SQLException, InterruptedException {
        CompiledEntity its = work.entityOf(segment);
        CopyTarget target = Objects.requireNonNull(work.targets().get(segment.tableName()));
        try (RowWriter writer = writer(its, target)) {
            SegmentCopy copy =
                    new SegmentCopy(work.job().stepRunId(), segment, readerOf(its), writer, segments, slice, pageSize);
            if (copy.run() == SegmentCopy.End.LOST) {
                work.log()
                        .accept("Another worker goes on with segment " + segment.number() + " of " + segment.entity()
                                + "; this one stepped back.");
            }
        }
    }

    private RowWriter writer(CompiledEntity its, CopyTarget target) {
        CopyJob job = work.job();
        String following = job.following();
        if (following == null) {
            return new ItemWriter(work.dynamo(), its, target, slice, work.patience());
        }
        Guard guard = new Guard(following);
        GuardedSends sends = new GuardedSends(
                new DynamoWrites(work.dynamo()),
                guard,
                slice,
                work.patience(),
                target.aws(),
                new OriginNames(work.model()));
        return new GuardedItemWriter(
                its,
                target,
                guard,
                sends,
                () -> new RowsAgain(source.open(job.source()), job.source(), work.model(), job.tableNames()));
    }

    private EntityReader readerOf(CompiledEntity its) throws SQLException {
        if (reader != null && its == entity) {
            return reader;
        }
        if (reader != null) {
            reader.close();
        }
        entity = its;
        pageSize = new PageSize(work.job().settings().rowsPerPage());
        reader = new EntityReader(
                source.open(work.job().source()),
                its,
                work.job().source(),
                work.job().sharePercent());
        return reader;
    }
}
