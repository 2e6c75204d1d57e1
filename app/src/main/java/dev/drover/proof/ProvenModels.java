package dev.drover.proof;

import dev.drover.migration.MigrationId;
import dev.drover.model.lint.ProofResults;
import dev.drover.model.lint.ProvenModel;
import dev.drover.model.lint.ProvenModel.ProvenPattern;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the lint rules what was measured. */
@Component
class ProvenModels implements ProofResults {

    private final ProofTable proofs;

    ProvenModels(ProofTable proofs) {
        this.proofs = proofs;
    }

    @Override
    public Optional<ProvenModel> of(MigrationId migration, int modelVersion, int inventoryRevision) {
        return proofs.latestFor(migration, new Proof.Versions(modelVersion, inventoryRevision))
                .map(proof -> new ProvenModel(
                        proof.id(),
                        Objects.requireNonNull(proof.result()).patterns().stream()
                                .filter(PatternResult::wasRun)
                                .map(ProvenModels::pattern)
                                .toList()));
    }

    private static ProvenPattern pattern(PatternResult result) {
        return new ProvenPattern(
                result.id(),
                result.calls(),
                result.empty(),
                result.mostItems(),
                result.types(),
                result.strangers(),
                result.itemBytes());
    }
}
