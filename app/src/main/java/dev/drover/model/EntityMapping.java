package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of one source table become items of one entity type.
 *
 * @param entity the entity's name, for example {@code Order}
 * @param sourceTable the table whose rows become items, each one
 * @param keys one template for each key attribute of the table and of every index that should hold the entity
 * @param versionAttribute the number attribute that says which shape the item has
 * @param version the shape that this mapping writes, from 1
 * @param condition an expression that is true for the rows that become this entity; empty for all rows
 * @param dropped the columns that are left behind on purpose
 * @param extension the map attribute that is kept for fields of later; nothing of the source goes into it; empty for none
 */
public record EntityMapping(
        String entity,
        String sourceTable,
        List<KeyTemplateMapping> keys,
        List<AttributeMapping> attributes,
        String versionAttribute,
        int version,
        // Left out where empty: signatures on plans of before they existed go on counting.
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String condition,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DroppedColumn> dropped,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String extension) {

    public EntityMapping(
            String entity,
            String sourceTable,
            List<KeyTemplateMapping> keys,
            List<AttributeMapping> attributes,
            String versionAttribute,
            int version,
            @Nullable String condition,
            @Nullable List<DroppedColumn> dropped,
            @Nullable String extension) {
        this.entity = entity;
        this.sourceTable = sourceTable;
        this.keys = List.copyOf(keys);
        this.attributes = List.copyOf(attributes);
        this.versionAttribute = versionAttribute;
        this.version = version;
        this.condition = condition == null ? "" : condition;
        this.dropped = dropped == null ? List.of() : List.copyOf(dropped);
        this.extension = extension == null ? "" : extension;
    }

    /** A mapping without an attribute for fields of later. */
    public EntityMapping(
            String entity,
            String sourceTable,
            List<KeyTemplateMapping> keys,
            List<AttributeMapping> attributes,
            String versionAttribute,
            int version,
            String condition,
            List<DroppedColumn> dropped) {
        this(entity, sourceTable, keys, attributes, versionAttribute, version, condition, dropped, "");
    }

    /** A mapping of every row, in which nothing is dropped on purpose. */
    public EntityMapping(
            String entity,
            String sourceTable,
            List<KeyTemplateMapping> keys,
            List<AttributeMapping> attributes,
            String versionAttribute,
            int version) {
        this(entity, sourceTable, keys, attributes, versionAttribute, version, "", List.of());
    }

    /** The template for a key attribute; empty if this entity does not appear under that key. */
    public Optional<KeyTemplateMapping> key(String attribute) {
        return keys.stream().filter(k -> k.attribute().equals(attribute)).findFirst();
    }

    public EntityMapping withKeys(List<KeyTemplateMapping> others) {
        return new EntityMapping(
                entity, sourceTable, others, attributes, versionAttribute, version, condition, dropped, extension);
    }

    public EntityMapping withAttributes(List<AttributeMapping> others) {
        return new EntityMapping(
                entity, sourceTable, keys, others, versionAttribute, version, condition, dropped, extension);
    }

    public EntityMapping withCondition(String other) {
        return new EntityMapping(
                entity, sourceTable, keys, attributes, versionAttribute, version, other, dropped, extension);
    }

    public EntityMapping withDropped(List<DroppedColumn> others) {
        return new EntityMapping(
                entity, sourceTable, keys, attributes, versionAttribute, version, condition, others, extension);
    }

    public EntityMapping withExtension(String other) {
        return new EntityMapping(
                entity, sourceTable, keys, attributes, versionAttribute, version, condition, dropped, other);
    }
}
