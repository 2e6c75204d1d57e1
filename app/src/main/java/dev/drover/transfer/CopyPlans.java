package dev.drover.transfer;

import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.write.Obstacle;
import dev.drover.transfer.write.ObstacleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Cuts a copy into segments at its first slice, and later sees to it that nothing it depends on has changed. */
@Component
class CopyPlans {

    private static final Duration LEAST_FOR_COUNTING = Duration.ofSeconds(1);
    private static final String STATEMENT_TOOK_TOO_LONG = "57014";

    private final CopySource source;
    private final SourceCatalog catalog;
    private final CopyJobs jobs;
    private final RowsCheck rows;

    CopyPlans(CopySource source, SourceCatalog catalog, CopyJobs jobs, RowsCheck rows) {
        this.source = source;
        this.catalog = catalog;
        this.jobs = jobs;
        this.rows = rows;
    }

    /**
     * Whether every row is known to be taken or to stay behind; false if the slice ended first.
     *
     * @throws ObstacleException if there are others
     */
    boolean everyRowHasAPlace(CopyJob job, BooleanSupplier stop, Consumer<String> log) {
        RowsCheckResult result =
                rows.slice(new RowsCheckJob(job.stepRunId(), job.model(), job.source(), job.sharePercent()), stop);
        if (result instanceof RowsCheckResult.Found found) {
            throw new ObstacleException(new Obstacle(String.join(" ", found.problems()), found.nextAction()));
        }
        if (result instanceof RowsCheckResult.More more) {
            log.accept(String.format(
                    "Nothing is written yet: looked at %,d rows to find out whether each has a place.", more.read()));
            return false;
        }
        return true;
    }

    /** What was left behind so far, by table. */
    List<LeftBehind> leftBehind(CopyJob job) {
        Map<String, Long> counts = jobs.leftBehind(job);
        return job.model().rowsBehind().stream()
                .map(rule ->
                        new LeftBehind(rule.sourceTable(), counts.getOrDefault(rule.sourceTable(), 0L), rule.reason()))
                .toList();
    }

    void forget(long stepRunId) {
        rows.forget(stepRunId);
        jobs.forget(stepRunId);
    }

    /**
     * The compiled mapping of a copy whose segments are written down.
     *
     * @param countingTime how long counting the rows of one table may take; then the planner's estimate must do
     * @throws ObstacleException if mapping, share or source are not those that the copy began with
     */
    CompiledModel prepare(CopyJob job, Duration countingTime, Consumer<String> log) {
        SourceSchema schema = catalog.read(job.source());
        CopyJobs.Beginning now = jobs.beginning(job, SourceShape.of(job.model(), schema));
        Optional<CopyJobs.Beginning> began = jobs.find(job.stepRunId());
        began.ifPresent(beginning -> compare(beginning, now));
        CompiledModel model = MappingCompiler.compile(job.model(), schema);
        if (began.isEmpty()) {
            begin(job, model, schema, now, countingTime, log);
        }
        return model;
    }

    private static void compare(CopyJobs.Beginning began, CopyJobs.Beginning now) {
        if (!began.mappingHash().equals(now.mappingHash())) {
            throw new ObstacleException(Obstacle.otherMapping());
        }
        if (began.sharePercent() != now.sharePercent()) {
            throw new ObstacleException(Obstacle.otherShare(began.sharePercent(), now.sharePercent()));
        }
        began.source().obstacleTo(now.source()).ifPresent(obstacle -> {
            throw new ObstacleException(obstacle);
        });
    }

    private void begin(
            CopyJob job,
            CompiledModel model,
            SourceSchema schema,
            CopyJobs.Beginning beginning,
            Duration countingTime,
            Consumer<String> log) {
        List<Segment> segments = new ArrayList<>();
        long rows = 0;
        boolean exact = true;
        for (CompiledEntity entity : model.entities()) {
            int before = segments.size();
            try (Connection connection = source.open(job.source());
                    EntityReader reader = new EntityReader(connection, entity, job.source(), job.sharePercent())) {
                for (KeyRange range : ranges(reader, job.settings().segmentsPerEntity())) {
                    segments.add(Segment.fresh(segments.size(), entity.tableName(), entity.entity(), range));
                }
                CopySource.limit(
                        connection, countingTime.compareTo(LEAST_FOR_COUNTING) < 0 ? LEAST_FOR_COUNTING : countingTime);
                CopyJobs.Rows counted = count(reader, job, entity, schema);
                rows += counted.number();
                exact &= counted.exact();
                log.accept(String.format(
                        "%s: %s%,d rows of %s in %d %s",
                        entity.entity(),
                        counted.exact() ? "" : "about ",
                        counted.number(),
                        entity.sourceTable(),
                        segments.size() - before,
                        segments.size() - before == 1 ? "segment" : "segments"));
            } catch (SQLException e) {
                throw SourceConnections.translate(job.source(), e);
            }
        }
        jobs.begin(job.stepRunId(), beginning, new CopyJobs.Rows(rows, exact), segments);
    }

    /** Ends at the last row there is now: rows that come later must not keep the copy from ending. */
    private static List<KeyRange> ranges(EntityReader reader, int wanted) throws SQLException {
        Optional<SourceKey> last = reader.last();
        if (last.isEmpty()) {
            return List.of();
        }
        List<KeyRange> ranges = new ArrayList<>(reader.ranges(wanted));
        KeyRange open = ranges.remove(ranges.size() - 1);
        ranges.add(new KeyRange(open.above(), last.get().values().get(0)));
        return ranges;
    }

    private static CopyJobs.Rows count(EntityReader reader, CopyJob job, CompiledEntity entity, SourceSchema schema)
            throws SQLException {
        try {
            return new CopyJobs.Rows(reader.count(), true);
        } catch (SQLException e) {
            if (!STATEMENT_TOOK_TOO_LONG.equals(e.getSQLState())) {
                throw e;
            }
            long estimate = schema.table(entity.sourceTable())
                    .map(SourceTable::estimatedRows)
                    .orElse(0L);
            return new CopyJobs.Rows(estimate * job.sharePercent() / 100, false);
        }
    }
}
