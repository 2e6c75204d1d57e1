package dev.drover.sign;

import dev.drover.connection.ConnectionProblem;
import dev.drover.connection.Environments;
import dev.drover.connection.SourceAddress;
import dev.drover.connection.SourceCatalog;
import dev.drover.connection.SourceRuleCatalog;
import dev.drover.connection.SourceTable;
import dev.drover.discovery.Discoveries;
import dev.drover.discovery.Discovery;
import dev.drover.discovery.SourceFacts;
import dev.drover.inventory.PatternHistory;
import dev.drover.migration.Migration;
import dev.drover.model.cost.CostSheet;
import dev.drover.model.cost.InventoryWorkload;
import dev.drover.model.cost.MoveSizes;
import dev.drover.model.cost.PriceLists;
import dev.drover.model.cost.RelationalSizes;
import dev.drover.model.lint.Lint;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.LintInputs;
import dev.drover.model.lint.LintSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what signs look at; without the source, if it cannot be reached. */
@Component
class SignInputs {

    /** Where the source is, and how it is read. */
    @Component
    static class Source {

        private final Environments environments;
        private final SourceCatalog catalog;
        private final SourceRuleCatalog rules;

        Source(Environments environments, SourceCatalog catalog, SourceRuleCatalog rules) {
            this.environments = environments;
            this.catalog = catalog;
            this.rules = rules;
        }

        Optional<LintSource> of(Migration migration) {
            SourceAddress address = environments.get(migration.environment()).source();
            try {
                return Optional.of(new LintSource(catalog.read(address), rules.read(address)));
            } catch (ConnectionProblem problem) {
                return Optional.empty();
            }
        }
    }

    private final Source sources;
    private final LintInputs inputs;
    private final Lint lint;
    private final PriceLists prices;
    private final PatternHistory patterns;
    private final Discoveries discoveries;

    SignInputs(
            Source sources,
            LintInputs inputs,
            Lint lint,
            PriceLists prices,
            PatternHistory patterns,
            Discoveries discoveries) {
        this.sources = sources;
        this.inputs = inputs;
        this.lint = lint;
        this.prices = prices;
        this.patterns = patterns;
        this.discoveries = discoveries;
    }

    SignInput of(Migration migration, Instant now, History history, Optional<Instant> live) {
        Optional<LintSource> source = sources.of(migration);
        Optional<Discovery> discovery = discoveries.of(migration.id());
        LintInput input = inputs.of(migration, source.orElse(null));
        CostSheet cost = CostSheet.of(
                InventoryWorkload.of(input.model(), input.patterns().toList(), rows(source, discovery)),
                prices.of(migration.workspace()).prices(),
                RelationalSizes.UNKNOWN,
                MoveSizes.UNKNOWN);
        return new SignInput(
                now,
                new SignInput.Design(input, lint.report(migration, input), cost, source.isPresent()),
                patterns.statuses(migration.id()),
                discovery,
                history,
                live);
    }

    private static Map<String, Long> rows(Optional<LintSource> source, Optional<Discovery> discovery) {
        return source.map(found -> found.schema().tables().stream()
                        .collect(Collectors.toMap(SourceTable::name, SourceTable::estimatedRows)))
                .or(() -> discovery.map(found -> found.last().reading().facts().tables().stream()
                        .collect(Collectors.toMap(SourceFacts.Table::name, table -> Math.round(table.rows())))))
                .orElse(Map.of());
    }
}
