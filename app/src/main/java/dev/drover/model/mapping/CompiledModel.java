package dev.drover.model.mapping;

import java.util.List;

/** All entities of a target model, ready to move. */
public record CompiledModel(List<CompiledEntity> entities) {

    public CompiledModel {
        entities = List.copyOf(entities);
    }

    /** The entities that live in one target table. */
    public List<CompiledEntity> entitiesOf(String tableName) {
        return entities.stream().filter(e -> e.tableName().equals(tableName)).toList();
    }
}
