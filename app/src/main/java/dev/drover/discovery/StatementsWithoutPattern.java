package dev.drover.discovery;

import dev.drover.migration.MigrationId;
import dev.drover.model.lint.SourceStatements;
import dev.drover.model.lint.UnmappedStatements;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the lint rules what the source does that the inventory does not know. */
@Component
class StatementsWithoutPattern implements SourceStatements {

    private static final int NAMED = 3;

    private final Discoveries discoveries;

    StatementsWithoutPattern(Discoveries discoveries) {
        this.discoveries = discoveries;
    }

    @Override
    public Optional<UnmappedStatements> of(MigrationId migration) {
        return discoveries.of(migration).map(found -> {
            List<Draft> unmapped = found.unmapped();
            return new UnmappedStatements(
                    unmapped.stream().mapToDouble(Draft::shareOfCalls).sum(),
                    unmapped.stream().mapToDouble(Draft::shareOfTime).sum(),
                    unmapped.stream()
                            .limit(NAMED)
                            .map(draft -> draft.name().isEmpty() ? "query id " + draft.key() : draft.name())
                            .toList(),
                    found.coverage().whole());
        });
    }
}
