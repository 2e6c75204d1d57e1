package dev.drover.model.lint;

import dev.drover.inventory.consumer.Consumer;
import dev.drover.inventory.consumer.SchemaText;
import dev.drover.model.schema.Inclusion;
import dev.drover.model.schema.SchemaVersion;
import java.util.List;

/** Who reads which shape: the frozen versions and the consumers with their contracts. */
public record LintReaders(List<SchemaVersion> versions, List<Consumer> consumers) {

    static final LintReaders NONE = new LintReaders(List.of(), List.of());

    public LintReaders {
        versions = List.copyOf(versions);
        consumers = List.copyOf(consumers);
    }

    /** Whether some contract takes every item of a version. */
    public boolean take(SchemaVersion version) {
        return consumers.stream()
                .flatMap(consumer -> consumer.contracts().entrySet().stream()
                        .filter(c -> c.getKey().equals(version.entity())))
                .anyMatch(contract -> Inclusion.mismatches(
                                version.entity(),
                                version.schema(),
                                SchemaText.stored(contract.getValue()),
                                Inclusion.Unknown.AS_WRITTEN)
                        .isEmpty());
    }
}
