package dev.drover.web.model;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.EntityMapping;
import java.util.ArrayList;
import java.util.List;

/** Where the values of a source column go. */
final class ColumnUse {

    private ColumnUse() {}

    /** "Order.status", or "Order.lines.qty" inside a list. */
    static List<String> of(EntityMapping entity, String sourceTable, String column) {
        List<String> uses = new ArrayList<>();
        for (AttributeMapping attribute : entity.attributes()) {
            String name = entity.entity() + "." + attribute.attribute();
            if (attribute instanceof FromColumn from
                    && entity.sourceTable().equals(sourceTable)
                    && from.column().equals(column)) {
                uses.add(name);
            } else if (attribute instanceof Joined joined
                    && joined.table().equals(sourceTable)
                    && joined.column().equals(column)) {
                uses.add(name);
            } else if (attribute instanceof Embedded list && list.childTable().equals(sourceTable)) {
                list.fields().stream()
                        .filter(field -> field.column().equals(column))
                        .forEach(field -> uses.add(name + "." + field.attribute()));
            }
        }
        return uses;
    }
}
