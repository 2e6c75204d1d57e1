package dev.drover.model;

import java.util.List;
import java.util.Optional;

/**
 * How the rows of one source table become items of one entity type.
 *
 * @param entity the entity's name, for example {@code Order}
 * @param sourceTable the table whose every row becomes one item
 * @param keys one template for each key attribute of the table and of every index that should hold the entity
 * @param versionAttribute the number attribute that says which shape the item has
 * @param version the shape that this mapping writes, from 1
 */
public record EntityMapping(
        String entity,
        String sourceTable,
        List<KeyTemplateMapping> keys,
        List<AttributeMapping> attributes,
        String versionAttribute,
        int version) {

    public EntityMapping {
        keys = List.copyOf(keys);
        attributes = List.copyOf(attributes);
    }

    /** The template for a key attribute; empty if this entity does not appear under that key. */
    public Optional<KeyTemplateMapping> key(String attribute) {
        return keys.stream().filter(k -> k.attribute().equals(attribute)).findFirst();
    }
}
