package dev.drover.steps.check;

import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.EntityMapping;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tables of the source that a mapping reads. */
final class MappedTables {

    private MappedTables() {}

    /** Its own table, and those whose rows live inside its items; each once. */
    static Set<String> of(EntityMapping entity) {
        Set<String> tables = new LinkedHashSet<>();
        tables.add(entity.sourceTable());
        entity.attributes().stream()
                .filter(Embedded.class::isInstance)
                .map(attribute -> ((Embedded) attribute).childTable())
                .forEach(tables::add);
        return tables;
    }
}
