package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import java.util.Optional;

/** Where rules find what was measured when a model was really run; the room that proves models implements it. */
public interface ProofResults {

    /** What the latest proof of exactly this model and inventory measured; empty if there is none. */
    Optional<ProvenModel> of(MigrationId migration, int modelVersion, int inventoryRevision);
}
