package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetTable;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the rooms above measured. */
@Component
class Measurements {

    private final ProofResults proofs;
    private final SourceStatements statements;
    private final FileSamples samples;
    private final StoreMeasures stores;
    private final SourceMeasures sources;

    Measurements(
            ProofResults proofs,
            SourceStatements statements,
            FileSamples samples,
            StoreMeasures stores,
            SourceMeasures sources) {
        this.proofs = proofs;
        this.statements = statements;
        this.samples = samples;
        this.stores = stores;
        this.sources = sources;
    }

    MeasuredFacts of(MigrationId migration, StoredModel stored, int inventoryRevision) {
        return new MeasuredFacts(
                proofs.of(migration, stored.version(), inventoryRevision).orElse(null),
                statements.of(migration).orElse(null),
                samples.textNumbers(migration),
                stores.of(
                        migration,
                        stored.model().tables().stream().map(TargetTable::name).collect(Collectors.toSet())),
                sources.of(migration).orElse(null));
    }
}
