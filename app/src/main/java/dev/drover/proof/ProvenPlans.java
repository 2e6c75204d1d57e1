package dev.drover.proof;

import dev.drover.connection.Environment;
import dev.drover.connection.Environments;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.Inventory;
import dev.drover.migration.Migration;
import dev.drover.migration.MigrationId;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetModels;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a proof is about: the model, the inventory and the source, as they are at the moment. */
@Component
class ProvenPlans {

    private final TargetModels models;
    private final Inventory inventory;
    private final Environments environments;

    ProvenPlans(TargetModels models, Inventory inventory, Environments environments) {
        this.models = models;
        this.inventory = inventory;
        this.environments = environments;
    }

    Proof.Versions versions(MigrationId migration) {
        return new Proof.Versions(
                models.of(migration).version(), inventory.state(migration).revision());
    }

    /** What is to be proven; the number of the proof comes later. */
    Snapshot snapshot(MigrationId migration) {
        StoredModel stored = models.of(migration);
        // Before the patterns: a change in between makes the result out of date, and never the other way round.
        int revision = inventory.state(migration).revision();
        return new Snapshot(
                new Proof.Versions(stored.version(), revision), stored.model(), inventory.patterns(migration));
    }

    /** A model and an inventory as they were at one moment. */
    record Snapshot(Proof.Versions versions, TargetModel model, List<AccessPattern> patterns) {}

    ProofWork work(long id, Migration migration, Environment place, ProofRequest request, Snapshot snapshot) {
        return new ProofWork(
                id,
                migration.id().value(),
                request,
                snapshot.model(),
                snapshot.patterns(),
                environments.get(migration.environment()).source(),
                place.aws(),
                new ProofMeter());
    }
}
