package dev.drover.model.lint;

import dev.drover.inventory.total.DeclaredTotals;
import dev.drover.migration.MigrationId;
import dev.drover.model.cost.Spendings;
import dev.drover.model.register.ImportCounts;
import org.springframework.stereotype.Component;

/** Gathers what people declare about a migration. */
@Component
class Declarations {

    private final DeclaredTotals totals;
    private final ImportCounts imports;
    private final Spendings spendings;
    private final PlannedWork work;
    private final StandingTables standing;

    Declarations(
            DeclaredTotals totals,
            ImportCounts imports,
            Spendings spendings,
            PlannedWork work,
            StandingTables standing) {
        this.standing = standing;
        this.totals = totals;
        this.imports = imports;
        this.spendings = spendings;
        this.work = work;
    }

    Declared of(MigrationId migration) {
        return new Declared(
                totals.of(migration).orElse(null),
                imports.of(migration).orElse(null),
                spendings.of(migration),
                work.of(migration).orElse(null),
                standing.of(migration));
    }
}
