package dev.drover.model.lint.rules;

import dev.drover.model.EntityMapping;
import dev.drover.model.coverage.Structure;
import dev.drover.model.lint.LintInput;
import dev.drover.model.lint.MappedEntity;
import dev.drover.model.lint.Place;
import dev.drover.model.mapping.KeyTemplate;
import java.util.List;
import java.util.stream.Stream;

/** The partition keys of tables and indexes and how entities fill them. */
final class PartitionKeys {

    private PartitionKeys() {}

    /** How one entity fills the partition key of one structure. */
    record Filled(Structure structure, EntityMapping entity, List<KeyTemplate.Part> parts) {

        List<String> columns() {
            return Templates.columns(parts);
        }

        String key() {
            return structure.partitionKey().name();
        }

        Place place() {
            return new MappedEntity(structure.table(), entity).place(key());
        }
    }

    static Stream<Filled> all(LintInput input) {
        return input.coverage().structures().stream()
                // A local index has the partition key of its table.
                .filter(structure -> structure.index() == null || structure.isDelayed())
                .flatMap(structure -> structure.table().entities().stream()
                        .filter(structure::holds)
                        .map(entity -> new Filled(
                                structure,
                                entity,
                                structure.partitionKeys().stream()
                                        .flatMap(key -> Templates.parts(entity, key.name()).stream())
                                        .toList())));
    }
}
