package dev.drover.transfer;

import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.KeyRange;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.RowTakers;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/**
 * Looks through the source for rows that no entity takes and that do not stay behind, before anything is written.
 *
 * <p>It reads only tables on which every entity has a condition, and of them only the columns of conditions, page by page
 * in the order of the key. Rows that come after it has passed are found by the copy.
 */
@Service
public class RowsCheck {

    private static final int PAGE = 2_000;

    private final CopySource source;
    private final SourceCatalog catalog;
    private final RowsChecked checked;

    RowsCheck(CopySource source, SourceCatalog catalog, RowsChecked checked) {
        this.source = source;
        this.catalog = catalog;
        this.checked = checked;
    }

    /**
     * Looks on until everything is looked at or {@code shouldStop} says so; at least one page in any case.
     *
     * @throws dev.drover.connection.ConnectionProblem if the source cannot be reached or refuses
     */
    public RowsCheckResult slice(RowsCheckJob job, BooleanSupplier shouldStop) {
        Map<String, RowsChecked.Table> tables = new LinkedHashMap<>();
        RowTakers.tables(job.model()).forEach(name -> tables.put(name, checked.of(job.stepRunId(), name)));
        if (tables.values().stream().anyMatch(table -> !table.done()) && !look(job, tables, shouldStop)) {
            return new RowsCheckResult.More(read(tables));
        }
        List<String> problems = tables.values().stream()
                .filter(table -> table.untaken() > 0)
                .map(RowsCheck::sentence)
                .toList();
        if (problems.isEmpty()) {
            return new RowsCheckResult.Clear(read(tables));
        }
        forget(job.stepRunId());
        return new RowsCheckResult.Found(read(tables), problems);
    }

    /** Whether everything is looked at now. */
    private boolean look(RowsCheckJob job, Map<String, RowsChecked.Table> tables, BooleanSupplier shouldStop) {
        SourceSchema schema = catalog.read(job.source());
        for (RowsChecked.Table known : List.copyOf(tables.values())) {
            if (!known.done()) {
                CompiledEntity takers =
                        RowTakers.of(job.model(), schema.table(known.name()).orElseThrow());
                RowsChecked.Table table = look(job, takers, known, shouldStop);
                checked.keep(job.stepRunId(), table);
                tables.put(table.name(), table);
                if (!table.done()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Forgets how far the look of a step is, so that it begins anew. */
    public void forget(long stepRunId) {
        checked.forget(stepRunId);
    }

    private RowsChecked.Table look(
            RowsCheckJob job, CompiledEntity takers, RowsChecked.Table from, BooleanSupplier shouldStop) {
        RowsChecked.Table table = from;
        try (EntityReader reader =
                new EntityReader(source.open(job.source()), takers, job.source(), job.sharePercent())) {
            do {
                List<MappedRow> page = reader.page(KeyRange.everything(), table.cursor(), PAGE);
                table = table.with(page, page.size() < PAGE);
            } while (!table.done() && !shouldStop.getAsBoolean());
            return table;
        } catch (SQLException e) {
            throw SourceConnections.translate(job.source(), e);
        }
    }

    private static long read(Map<String, RowsChecked.Table> tables) {
        return tables.values().stream().mapToLong(RowsChecked.Table::read).sum();
    }

    private static String sentence(RowsChecked.Table table) {
        String keys = String.join("; ", table.examples());
        return String.format(
                Locale.ENGLISH,
                "%s: no entity can take %,d of %,d rows, and they do not stay behind: %s%s. The first: %s",
                table.name(),
                table.untaken(),
                table.read(),
                keys,
                table.untaken() > table.examples().size() ? " and more" : "",
                table.problem());
    }
}
