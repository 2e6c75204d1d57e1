package dev.drover.steps.check;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.EntityMapping;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tables of the source that a mapping reads. */
final class MappedTables {

    private MappedTables() {}

    /** Its own table, and those whose rows or columns live inside its items; each once. */
    static Set<String> of(EntityMapping entity) {
        Set<String> tables = new LinkedHashSet<>();
        tables.add(entity.sourceTable());
        for (AttributeMapping attribute : entity.attributes()) {
            if (attribute instanceof Embedded embedded) {
                tables.add(embedded.childTable());
            } else if (attribute instanceof Joined joined) {
                tables.add(joined.table());
            }
        }
        return tables;
    }
}
