package dev.drover.model.lint;

import dev.drover.inventory.Inventory;
import dev.drover.inventory.InventoryState;
import dev.drover.inventory.consumer.Consumers;
import dev.drover.migration.Migration;
import dev.drover.model.StoredModel;
import dev.drover.model.TargetModels;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.register.Register;
import dev.drover.model.schema.SchemaVersions;
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
    private final SchemaVersions versions;
    private final Consumers consumers;
    private final Register register;
    private final Measurements measurements;
    private final PriceLists prices;
    private final Declarations declarations;
    private final Clock clock;

    LintInputs(
            TargetModels models,
            Inventory inventory,
            SchemaVersions versions,
            Consumers consumers,
            Register register,
            Measurements measurements,
            PriceLists prices,
            Declarations declarations,
            Clock clock) {
        this.register = register;
        this.measurements = measurements;
        this.prices = prices;
        this.declarations = declarations;
        this.models = models;
        this.inventory = inventory;
        this.versions = versions;
        this.consumers = consumers;
        this.clock = clock;
    }

    /** @param source null if the source cannot be read */
    public LintInput of(Migration migration, @Nullable LintSource source) {
        InventoryState state = inventory.state(migration.id());
        LocalDate changed = state.revision() == 0 ? null : LocalDate.ofInstant(state.changedAt(), ZoneOffset.UTC);
        StoredModel stored = models.of(migration.id());
        return LintInput.of(
                        inventory.patterns(migration.id()),
                        stored.model(),
                        source,
                        new Review(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), changed))
                .with(new LintFacts(
                        new LintReaders(versions.of(migration.id()), consumers.of(migration.id())),
                        register.assumptions(migration.id()),
                        measurements.of(migration.id(), stored, state.revision()),
                        prices.of(migration.workspace()).prices(),
                        declarations.of(migration.id())));
    }
}
