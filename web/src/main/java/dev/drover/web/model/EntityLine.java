package dev.drover.web.model;

import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entity with its keys and attributes, in the order of the page. */
record EntityLine(EntityMapping entity, String place, List<KeyLine> keys, List<AttributeLine> attributes) {

    /**
     * A key attribute.
     *
     * @param parts the structures that it is a key of: "table", "GSI1"
     * @param template null if the entity has none for it
     */
    record KeyLine(
            String attribute,
            String place,
            List<String> parts,
            @Nullable KeyTemplateMapping template) {}

    /** An attribute; of the last six, exactly one is not null. */
    record AttributeLine(
            String attribute,
            String place,
            String type,
            @Nullable FromColumn column,
            @Nullable FromTemplate template,
            @Nullable Constant constant,
            @Nullable FromExpression expression,
            @Nullable Joined joined,
            @Nullable Embedded list) {}

    static EntityLine of(TargetTable table, EntityMapping entity) {
        String place = table.name() + " · " + entity.entity();
        List<KeyLine> keys = new ArrayList<>();
        Stream.concat(
                        table.keyAttributes().stream().map(KeyAttribute::name),
                        entity.keys().stream().map(KeyTemplateMapping::attribute))
                .distinct()
                .forEach(key -> keys.add(new KeyLine(
                        key,
                        place + " · " + key,
                        parts(table, key),
                        entity.key(key).orElse(null))));
        return new EntityLine(
                entity,
                place,
                keys,
                entity.attributes().stream()
                        .map(attribute -> line(place, attribute))
                        .toList());
    }

    /** Whether one of its attributes has a problem that must be seen. */
    public boolean hasProblem(ModelPage page) {
        return attributes.stream()
                .anyMatch(attribute -> !page.problemsAt(attribute.place()).isEmpty());
    }

    private static List<String> parts(TargetTable table, String key) {
        List<String> parts = new ArrayList<>();
        if (table.primaryKey().stream().anyMatch(k -> k.name().equals(key))) {
            parts.add("table");
        }
        table.indexes().stream()
                .filter(index -> index.keys().stream().anyMatch(k -> k.name().equals(key)))
                .forEach(index -> parts.add(index.name()));
        return parts;
    }

    private static AttributeLine line(String place, AttributeMapping mapping) {
        return new AttributeLine(
                mapping.attribute(),
                place + " · " + mapping.attribute(),
                type(mapping),
                mapping instanceof FromColumn column ? column : null,
                mapping instanceof FromTemplate template ? template : null,
                mapping instanceof Constant constant ? constant : null,
                mapping instanceof FromExpression expression ? expression : null,
                mapping instanceof Joined joined ? joined : null,
                mapping instanceof Embedded list ? list : null);
    }

    private static String type(AttributeMapping mapping) {
        if (mapping instanceof FromColumn column) {
            return column.type().name();
        }
        if (mapping instanceof Constant constant) {
            return constant.type().name();
        }
        if (mapping instanceof FromExpression expression) {
            return expression.type().name();
        }
        if (mapping instanceof Joined joined) {
            return joined.type().name();
        }
        return mapping instanceof Embedded ? "LIST" : "S";
    }
}
