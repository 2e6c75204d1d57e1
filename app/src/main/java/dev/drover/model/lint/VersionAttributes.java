package dev.drover.model.lint;

import dev.drover.migration.MigrationId;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModels;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells which attributes of a table say in which version an item is, so that a sample can count them. */
@Component
public class VersionAttributes {

    private final TargetModels models;

    VersionAttributes(TargetModels models) {
        this.models = models;
    }

    /** The names that the target model has for them in a table; empty if it has no such table. */
    public Set<String> of(MigrationId migration, String table) {
        return models.of(migration).model().tables().stream()
                .filter(known -> known.name().equals(table))
                .flatMap(known -> known.entities().stream())
                .map(EntityMapping::versionAttribute)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
