package dev.drover.validation.pass;

import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetTable;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.SourceKey;
import dev.drover.validation.digest.EntityRecognition;
import java.util.List;

/**
 * A target table that is validated.
 *
 * @param realName its name in DynamoDB, with the prefix of a rehearsal
 * @param entities in the order of the model
 */
public record Table(TargetTable model, String realName, List<CompiledEntity> entities, EntityRecognition recognition) {

    public Table {
        entities = List.copyOf(entities);
    }

    /** The attributes that identify an item, partition key first. */
    public List<String> keyNames() {
        return model.primaryKey().stream().map(KeyAttribute::name).toList();
    }

    /** A source row for people: "orders with id = 17". */
    public String rowWords(int entity, SourceKey key) {
        return entities.get(entity).nameOf(key);
    }
}
