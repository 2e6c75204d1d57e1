package dev.drover.steps.transfer;

import dev.drover.connection.Access;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.step.Evidence;
import dev.drover.step.Preview;
import dev.drover.step.StepContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Estimates rows, bytes, capacity, cost and time of a copy from exact counts and a sample of real rows. */
@Component
class CopyForecast {

    static final int ROWS_PER_PAGE = 500;

    private static final int SAMPLE = 200;
    private static final int UNIT_BYTES = 1024;

    /** On-demand price in us-east-1, in US dollars; the cost page of a later version knows every Region. */
    private static final double DOLLARS_PER_MILLION_UNITS = 0.625;

    private final SourceConnections connections;
    private final SourceCatalog catalog;

    CopyForecast(SourceConnections connections, SourceCatalog catalog) {
        this.connections = connections;
        this.catalog = catalog;
    }

    Preview preview(StepContext context, int unitsPerSecond) {
        SourceAddress source = context.original();
        CompiledModel model = MappingCompiler.compile(context.plan().model(), catalog.read(source));
        List<String> calls = new ArrayList<>();
        List<String> facts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        double units = 0;
        for (CompiledEntity entity : model.entities()) {
            Sample sample = sample(source, entity, context.sharePercent());
            problems.addAll(sample.rejected());
            units += sample.rows() * sample.unitsPerItem();
            facts.add("Rows of " + entity.sourceTable());
            facts.add(String.format("%,d, about %,d bytes an item", sample.rows(), sample.bytesPerItem()));
            calls.add("dynamodb:PutItem on " + context.tableName(entity.tableName()) + " for each row of "
                    + entity.sourceTable() + ", if attribute_not_exists("
                    + entity.targetKey().get(0) + ")");
        }
        facts.add("Write units, without indexes");
        facts.add(String.format("about %,.0f", units));
        facts.add("Cost on demand, us-east-1 prices");
        facts.add(String.format(
                "about %.2f US dollars, and as much again for each index", units / 1e6 * DOLLARS_PER_MILLION_UNITS));
        if (unitsPerSecond > 0) {
            facts.add("Time at the set rate");
            facts.add(String.format("at least %,.0f s", units / unitsPerSecond));
        }
        return new Preview(calls, Evidence.of(facts.toArray(String[]::new)), problems);
    }

    /** Exact rows of an entity, and what its first rows become. */
    private record Sample(long rows, long bytesPerItem, double unitsPerItem, List<String> rejected) {}

    private Sample sample(SourceAddress source, CompiledEntity entity, int sharePercent) {
        try (Connection connection = connections.open(source, Access.READ_ONLY);
                EntityReader reader = new EntityReader(connection, entity, source, sharePercent)) {
            List<String> rejected = new ArrayList<>();
            long bytes = 0;
            long units = 0;
            int ready = 0;
            for (MappedRow row : reader.page(KeyRange.everything(), null, SAMPLE)) {
                if (row instanceof MappedRow.Ready item) {
                    int size = item.item().size();
                    bytes += size;
                    units += (size + UNIT_BYTES - 1) / UNIT_BYTES;
                    ready++;
                } else if (row instanceof MappedRow.Rejected bad) {
                    rejected.add(bad.problem());
                }
            }
            int divisor = Math.max(1, ready);
            return new Sample(reader.count(), bytes / divisor, (double) units / divisor, rejected);
        } catch (SQLException e) {
            throw SourceConnections.translate(source, e);
        }
    }
}
