package dev.drover.proof;

import dev.drover.connection.Access;
import dev.drover.connection.DynamoDbClients;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceConnections;
import dev.drover.connection.SourceSchema;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.GeneratedRows;
import dev.drover.model.mapping.MappingCompiler;
import dev.drover.proof.ProofProgress.Phase;
import dev.drover.proof.ProofRequest.Origin;
import dev.drover.proof.ProofResult.EntityResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The work of one proof from beginning to end: tables, items, patterns, and no table left. */
@Component
class ProofRun {

    /** How many rows are tried for one item, where a condition leaves some to other entities. */
    private static final int MOST_TRIES = 50;

    private static final Logger log = LoggerFactory.getLogger(ProofRun.class);

    private final SourceCatalog catalog;
    private final SourceConnections connections;
    private final DynamoDbClients clients;
    private final ProofTables tables;
    private final ProofTable proofs;

    ProofRun(
            SourceCatalog catalog,
            SourceConnections connections,
            DynamoDbClients clients,
            ProofTables tables,
            ProofTable proofs) {
        this.catalog = catalog;
        this.connections = connections;
        this.clients = clients;
        this.tables = tables;
        this.proofs = proofs;
    }

    /** @throws CalledOffException if nobody wants it any more; also then its tables are removed */
    ProofResult run(ProofWork work) throws Exception {
        ProofMeter meter = work.meter();
        SourceSchema source = catalog.read(work.source());
        CompiledModel compiled = MappingCompiler.compile(work.model(), source);
        Map<String, String> names = ProofTables.names(work.model(), work.migration());
        meter.check();
        if (!proofs.owns(work.id(), List.copyOf(names.values()))) {
            throw new CalledOffException();
        }
        try {
            meter.phase(Phase.CREATING, () -> 0, 0);
            for (TargetTable table : work.model().tables()) {
                tables.create(work.aws(), table, Objects.requireNonNull(names.get(table.name())), meter::check);
            }
            return measure(work, compiled, source, names);
        } finally {
            meter.phase(Phase.REMOVING, () -> 0, 0);
            remove(work, List.copyOf(names.values()));
        }
    }

    /** What came of the proof counts, whether or not its tables could be removed; they stay written down. */
    private void remove(ProofWork work, List<String> names) {
        try {
            if (tables.remove(work.aws(), names)) {
                proofs.removed(work.id());
            }
        } catch (RuntimeException e) {
            log.warn("The tables of the proof {} could not be removed yet: {}", work.id(), e.getMessage());
        }
    }

    private ProofResult measure(ProofWork work, CompiledModel compiled, SourceSchema source, Map<String, String> names)
            throws Exception {
        ProofMeter meter = work.meter();
        DynamoDbAsyncClient dynamo = clients.open(work.aws(), Access.READ_WRITE);
        Quantities quantities = new Quantities(
                work.model(), work.patterns(), source, work.request().items());
        KeptItems kept = new KeptItems(work.request().seed());
        Filling filling = new Filling(dynamo, meter::check);
        meter.phase(Phase.FILLING, filling::written, work.request().items());
        long began = System.nanoTime();
        List<EntityResult> entities = new ArrayList<>();
        List<ProofFinding> findings = new ArrayList<>();
        Map<String, Long> rows = new HashMap<>();
        for (CompiledEntity entity : compiled.entities()) {
            String table = Objects.requireNonNull(names.get(entity.tableName()));
            KeptItems.Kept own = kept.of(entity.tableName(), entity.entity());
            Filling.Outcome outcome = fill(work, entity, source, quantities, filling, table, own);
            if (own.count() == 0 && outcome.passed() > 0) {
                findings.add(ProofFinding.nothingFits(
                        entity, outcome.passed(), work.request().origin()));
            }
            rows.merge(entity.sourceTable(), own.count(), Long::sum);
            entities.add(new EntityResult(
                    entity.tableName(),
                    entity.entity(),
                    own.count(),
                    outcome.rejected(),
                    outcome.firstProblem(),
                    own.averageBytes(),
                    own.largestBytes()));
        }
        long filled = System.nanoTime();
        Asking asking = new Asking(dynamo, names, work.model(), work.patterns(), kept, rows, meter::check);
        List<CoveredPattern> asked = asking.asked();
        List<PatternResult> results = new ArrayList<>();
        meter.phase(Phase.ASKING, results::size, asked.size());
        for (CoveredPattern row : asked) {
            meter.check();
            results.add(asking.ask(row));
        }
        findings.addAll(asking.findings());
        return new ProofResult(
                entities, results, findings, (filled - began) / 1_000_000, (System.nanoTime() - filled) / 1_000_000);
    }

    private Filling.Outcome fill(
            ProofWork work,
            CompiledEntity entity,
            SourceSchema source,
            Quantities quantities,
            Filling filling,
            String table,
            KeptItems.Kept kept)
            throws Exception {
        long wanted = quantities.rows(entity);
        long most = (wanted + KeptItems.FRESH) * (entity.hasCondition() ? MOST_TRIES : 1);
        if (work.request().origin() == Origin.SOURCE) {
            try (RowSource rows = new RowSource(connections, entity, work.source(), most)) {
                return filling.fill(entity, table, rows, kept, wanted);
            }
        }
        GeneratedRows generated =
                new GeneratedRows(entity, source, work.request().seed(), quantities.shape(entity));
        long[] next = {0};
        return filling.fill(entity, table, () -> next[0] < most ? generated.row(next[0]++) : null, kept, wanted);
    }
}
