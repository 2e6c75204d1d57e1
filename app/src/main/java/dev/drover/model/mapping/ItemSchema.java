package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items that a mapping writes, as JSON Schema 2020-12: exactly these attributes, a null of the source as a missing
 * one, bytes as base64, and numbers without saying how they are stored.
 */
public final class ItemSchema {

    private final SourceTable source;
    private final SourceSchema schema;
    private final ObjectNode properties;
    private final ArrayNode required;

    private ItemSchema(SourceTable source, SourceSchema schema, ObjectNode root) {
        this.source = source;
        this.schema = schema;
        root.put("type", "object");
        this.properties = root.putObject("properties");
        this.required = root.putArray("required");
        root.put("additionalProperties", false);
    }

    /** @throws InvalidMappingException if the mapping of this entity does not fit the source */
    public static ObjectNode of(TargetTable table, EntityMapping entity, SourceSchema source) {
        String place = table.name() + " · " + entity.entity();
        List<MappingProblem> problems = MappingCompiler.problems(new TargetModel(List.of(table)), source).stream()
                .filter(problem ->
                        problem.where().equals(place) || problem.where().startsWith(place + " · "))
                .toList();
        SourceTable rows = source.table(entity.sourceTable()).orElse(null);
        if (rows == null || !problems.isEmpty()) {
            throw new InvalidMappingException(problems);
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", entity.entity());
        new ItemSchema(rows, source, root).entity(table, entity);
        return root;
    }

    private void entity(TargetTable table, EntityMapping entity) {
        for (KeyAttribute key : table.keyAttributes()) {
            entity.key(key.name()).ifPresent(template -> key(table, key, template));
        }
        // Not the number itself: items of the next version have the same shape if nothing else changes.
        attribute(entity.versionAttribute(), true).put("type", "integer").put("minimum", 1);
        entity.attributes().forEach(this::attribute);
        if (!entity.extension().isEmpty()) {
            // The copy writes none; what the application puts into it is its own affair.
            attribute(entity.extension(), false).put("type", "object");
        }
    }

    private void key(TargetTable table, KeyAttribute key, KeyTemplateMapping template) {
        boolean always = table.primaryKey().contains(key) || isAlwaysThere(template.template());
        if (key.type() == KeyType.N) {
            attribute(key.name(), always).put("type", "number");
        } else {
            text(attribute(key.name(), always), template.template()).put("minLength", 1);
        }
    }

    private void attribute(AttributeMapping mapping) {
        if (mapping instanceof AttributeMapping.FromColumn column) {
            column(column);
        } else if (mapping instanceof AttributeMapping.FromTemplate template) {
            text(attribute(template.attribute(), isAlwaysThere(template.template())), template.template());
        } else if (mapping instanceof AttributeMapping.Constant constant) {
            constant(attribute(constant.attribute(), true), constant);
        } else if (mapping instanceof AttributeMapping.Embedded embedded) {
            ObjectNode list = attribute(embedded.attribute(), true);
            list.put("type", "array").put("maxItems", embedded.max());
            SourceTable rows = schema.table(embedded.childTable()).orElseThrow();
            ItemSchema child = new ItemSchema(rows, schema, list.putObject("items"));
            embedded.fields().forEach(child::column);
        } else if (mapping instanceof AttributeMapping.FromExpression expression) {
            // Any expression may come to nothing because of a null.
            computed(attribute(expression.attribute(), false), expression);
        } else if (mapping instanceof AttributeMapping.Joined joined) {
            SourceTable other = schema.table(joined.table()).orElseThrow();
            // Not required, whatever the other table says: a row may refer to none.
            value(
                    attribute(joined.attribute(), false),
                    other.column(joined.column()).orElseThrow(),
                    joined.type(),
                    joined.zone());
        } else {
            throw new IllegalStateException("Nobody has said what shape " + mapping + " has");
        }
    }

    private static void computed(ObjectNode attribute, AttributeMapping.FromExpression expression) {
        switch (expression.type()) {
            case S -> attribute.put("type", "string");
            case N -> attribute.put("type", "number");
            case BOOL -> attribute.put("type", "boolean");
            case B -> throw new IllegalStateException("ModelCheck refuses computed bytes");
        }
    }

    private void column(AttributeMapping.FromColumn mapping) {
        SourceColumn column = source.column(mapping.column()).orElseThrow();
        value(attribute(mapping.attribute(), !column.nullable()), column, mapping.type(), mapping.zone());
    }

    private static void value(ObjectNode attribute, SourceColumn column, AttributeType as, @Nullable String zone) {
        SourceType type = SourceType.of(column).orElseThrow();
        switch (as) {
            case N -> attribute.put("type", isWhole(column, type) ? "integer" : "number");
            case BOOL -> attribute.put("type", "boolean");
            case B -> attribute.put("type", "string").put("contentEncoding", "base64");
            case S -> string(attribute.put("type", "string"), column, type, zone);
        }
    }

    private static boolean isWhole(SourceColumn column, SourceType type) {
        return type == SourceType.INTEGER
                || type == SourceType.DECIMAL && Integer.valueOf(0).equals(column.scale());
    }

    private static void string(ObjectNode attribute, SourceColumn column, SourceType type, @Nullable String zone) {
        if (type == SourceType.BOOLEAN) {
            attribute.putArray("enum").add("true").add("false");
        } else if (type == SourceType.DATE) {
            attribute.put("format", "date");
        } else if (type == SourceType.INSTANT || type == SourceType.LOCAL_TIME && zone != null && !zone.isBlank()) {
            attribute.put("format", "date-time");
        } else if (type == SourceType.TEXT && column.length() != null) {
            attribute.put("maxLength", column.length());
        }
    }

    private static ObjectNode text(ObjectNode attribute, String template) {
        KeyTemplate parsed = KeyTemplate.parse(template);
        attribute.put("type", "string");
        return parsed.columns().isEmpty() ? attribute.put("const", parsed.prefix()) : attribute;
    }

    private static void constant(ObjectNode attribute, AttributeMapping.Constant constant) {
        switch (constant.type()) {
            case S -> attribute.put("type", "string").put("const", constant.value());
            case N ->
                attribute
                        .put("type", "number")
                        .put("const", new BigDecimal(constant.value().strip()));
            case BOOL ->
                attribute
                        .put("type", "boolean")
                        .put("const", Boolean.parseBoolean(constant.value().strip()));
            case B -> throw new IllegalStateException("ModelCheck refuses constant bytes");
        }
    }

    /** Without a column that may be null, in which case the attribute is left out. */
    private boolean isAlwaysThere(String template) {
        return KeyTemplate.parse(template).columns().stream()
                .allMatch(name ->
                        source.column(name).filter(column -> !column.nullable()).isPresent());
    }

    private ObjectNode attribute(String name, boolean always) {
        if (always) {
            required.add(name);
        }
        return properties.putObject(name);
    }
}
