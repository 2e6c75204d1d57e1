package dev.drover.model.lint;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryState;
import dev.drover.migration.MigrationId;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what rules look at. */
@Component
public class LintInputs {

    private final TargetModels models;
    private final Inventory inventory;
    private final ProofResults proofs;
    private final Clock clock;

    LintInputs(TargetModels models, Inventory inventory, ProofResults proofs, Clock clock) {
        this.proofs = proofs;
        this.models = models;
        this.inventory = inventory;
        this.clock = clock;
    }

    /** @param source null if the source cannot be read */
    public LintInput of(MigrationId migration, @Nullable LintSource source) {
        InventoryState state = inventory.state(migration);
        LocalDate changed = state.revision() == 0 ? null : LocalDate.ofInstant(state.changedAt(), ZoneOffset.UTC);
        StoredModel stored = models.of(migration);
        LintInput input = LintInput.of(
                inventory.patterns(migration),
                stored.model(),
                source,
                new Review(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), changed));
        return proofs.of(migration, stored.version(), state.revision())
                .map(input::with)
                .orElse(input);
    }
}
