package dev.drover.model.mapping;

import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;

/** The entities that are made of the rows of one source table, in the order of the model. */
final class Siblings {

    private Siblings() {}

    static List<EntityMapping> of(TargetModel model, String sourceTable) {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .filter(entity -> entity.sourceTable().equals(sourceTable))
                .toList();
    }

    /** Whether this entity of this target table is the first of its source table. */
    static boolean isFirst(TargetModel model, TargetTable table, EntityMapping mapping) {
        return model.tables().stream()
                .filter(each -> each.entities().stream()
                        .anyMatch(entity -> entity.sourceTable().equals(mapping.sourceTable())))
                .findFirst()
                .filter(each -> each.name().equals(table.name())
                        && of(model, mapping.sourceTable()).get(0).equals(mapping))
                .isPresent();
    }

    /** Whether no entity takes every row. */
    static boolean takeOnlySome(TargetModel model, String sourceTable) {
        return of(model, sourceTable).stream()
                .noneMatch(entity -> entity.condition().isBlank());
    }
}
