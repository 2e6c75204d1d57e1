package dev.drover.model.mapping;

import dev.drover.model.AttributeMapping;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.TargetTable;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with one entity's mapping by itself. */
final class EntityCheck {

    /** With 4 bytes for an empty map, no more fit into an item. */
    private static final int MOST_CHILDREN = ItemSize.LIMIT / 4;

    /** What problems call the place of the condition. */
    static final String CONDITION = "condition";

    private static final int LONGEST_REASON = 500;

    /** What index keys may have; DynamoDB takes longer names elsewhere, and nobody needs one. */
    private static final int LONGEST_NAME = 255;

    private final TargetTable table;
    private final EntityMapping entity;
    private final String where;
    private final List<MappingProblem> problems;

    EntityCheck(TargetTable table, EntityMapping entity, String where, List<MappingProblem> problems) {
        this.table = table;
        this.entity = entity;
        this.where = where;
        this.problems = problems;
    }

    void run() {
        if (entity.entity().isBlank()) {
            problem(where, "An entity needs a name, for example Order.");
        }
        if (entity.sourceTable().isBlank()) {
            problem(where, "Name the table of the source whose rows become items.");
        }
        for (KeyAttribute key : table.primaryKey()) {
            if (entity.key(key.name()).isEmpty()) {
                problem(
                        at(key.name()),
                        "The key \"" + key.name() + "\" of the table needs a template, for example ORDER#{id}.");
            }
        }
        Set<String> keys = new HashSet<>();
        for (KeyTemplateMapping key : entity.keys()) {
            if (!keys.add(key.attribute())) {
                problem(at(key.attribute()), "There are two templates for \"" + key.attribute() + "\". Remove one.");
            }
            key(key);
        }
        attributes();
        if (!entity.condition().isBlank()) {
            readable(at(CONDITION), entity.condition());
        }
        dropped();
    }

    private void key(KeyTemplateMapping key) {
        String place = at(key.attribute());
        if (table.keyAttributes().stream().noneMatch(k -> k.name().equals(key.attribute()))) {
            problem(
                    place,
                    "No table or index has a key \"" + key.attribute() + "\". Remove the template or add the index.");
        }
        zone(place, key.zone());
        Optional<KeyTemplate> template = parsed(place, key.template());
        if (template.isPresent()
                && template.get().columns().isEmpty()
                && key.attribute().equals(table.partitionKey().name())) {
            problem(
                    place,
                    "The template \"" + key.template() + "\" names no column, so every item would have the same"
                            + " partition key. Put a column in braces, for example {id}.");
        }
    }

    private void attributes() {
        Set<String> names = new HashSet<>();
        table.keyAttributes().forEach(key -> names.add(key.name()));
        if (entity.versionAttribute().isBlank() || entity.version() < 1) {
            problem(
                    at("version"),
                    "Every item carries the version of its shape: name an attribute and a version from 1.");
        } else {
            unique(at(entity.versionAttribute()), entity.versionAttribute(), names);
        }
        for (AttributeMapping attribute : entity.attributes()) {
            String place = at(attribute.attribute());
            unique(place, attribute.attribute(), names);
            if (attribute instanceof AttributeMapping.FromColumn column) {
                column(place, column);
            } else if (attribute instanceof AttributeMapping.FromTemplate template) {
                parsed(place, template.template());
            } else if (attribute instanceof AttributeMapping.Constant constant) {
                constant(place, constant);
            } else if (attribute instanceof AttributeMapping.Embedded embedded) {
                embedded(place, embedded);
            } else if (attribute instanceof AttributeMapping.FromExpression expression) {
                expression(place, expression);
            } else if (attribute instanceof AttributeMapping.Joined joined) {
                joined(place, joined);
            }
        }
        if (!entity.extension().isEmpty()) {
            extension(names);
        }
    }

    private void extension(Set<String> names) {
        String place = at(entity.extension());
        int bytes = entity.extension().getBytes(StandardCharsets.UTF_8).length;
        if (entity.extension().isBlank()) {
            problem(place, "The attribute for later fields needs a name, for example more, or leave it empty.");
        } else if (bytes > LONGEST_NAME) {
            problem(
                    place,
                    "The name of the attribute for later fields has " + bytes + " bytes, and " + LONGEST_NAME
                            + " are the most. Shorten it.");
        } else if (names.contains(entity.extension())) {
            problem(
                    place,
                    "\"" + entity.extension() + "\" is a key or is filled already, so it cannot be kept for later"
                            + " fields. Choose another name.");
        }
    }

    private void column(String place, AttributeMapping.FromColumn column) {
        if (column.column().isBlank()) {
            problem(place, "Name the column that \"" + column.attribute() + "\" comes from.");
        }
        zone(place, column.zone());
    }

    private void constant(String place, AttributeMapping.Constant constant) {
        try {
            Constants.value(constant);
        } catch (ValueException e) {
            problem(place, "The constant " + e.getMessage() + ".");
        }
    }

    private void embedded(String place, AttributeMapping.Embedded embedded) {
        if (embedded.max() < 1 || embedded.max() > MOST_CHILDREN) {
            problem(
                    place,
                    "Say how many rows of " + embedded.childTable() + " an item may hold: 1 to "
                            + String.format(Locale.ENGLISH, "%,d", MOST_CHILDREN) + ", not "
                            + embedded.max() + ".");
        }
        if (embedded.fields().isEmpty()) {
            problem(place, "Choose at least one column of " + embedded.childTable() + " to keep.");
        }
        Set<String> names = new HashSet<>();
        for (AttributeMapping.FromColumn field : embedded.fields()) {
            unique(place + "." + field.attribute(), field.attribute(), names);
            column(place + "." + field.attribute(), field);
        }
    }

    private void expression(String place, AttributeMapping.FromExpression expression) {
        readable(place, expression.expression());
        if (CompiledExpression.kindFor(expression.type()).isEmpty()) {
            problem(place, "An expression cannot give bytes. Choose S, N or BOOL.");
        }
    }

    private void readable(String place, String expression) {
        try {
            Expression.columnsOf(expression);
        } catch (ExpressionException e) {
            problem(place, String.valueOf(e.getMessage()));
        }
    }

    private void joined(String place, AttributeMapping.Joined joined) {
        if (joined.by().isEmpty() || joined.table().isBlank()) {
            problem(place, "Choose the foreign key by which the other row is found.");
        }
        if (joined.column().isBlank()) {
            problem(place, "Name the column of " + joined.table() + " that \"" + joined.attribute() + "\" comes from.");
        }
        zone(place, joined.zone());
    }

    private void dropped() {
        Set<String> names = new HashSet<>();
        for (DroppedColumn dropped : entity.dropped()) {
            String place = at(dropped.column());
            if (dropped.reason().isBlank()) {
                problem(place, "Say why nobody needs " + dropped.column() + " any more.");
            } else if (dropped.reason().length() > LONGEST_REASON) {
                problem(
                        place,
                        "The reason has " + dropped.reason().length() + " characters, and " + LONGEST_REASON
                                + " are the most. Shorten it.");
            }
            if (!names.add(dropped.column())) {
                problem(place, "The column \"" + dropped.column() + "\" is dropped twice. Remove one.");
            }
        }
    }

    private Optional<KeyTemplate> parsed(String place, String template) {
        try {
            return Optional.of(KeyTemplate.parse(template));
        } catch (TemplateException e) {
            problem(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void zone(String place, @Nullable String zone) {
        if (zone == null || zone.isBlank()) {
            return;
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            problem(place, "There is no time zone \"" + zone + "\". Use a name such as Europe/Amsterdam or UTC.");
        }
    }

    private void unique(String place, String name, Set<String> names) {
        if (name.isBlank()) {
            problem(place, "An attribute needs a name.");
        } else if (!names.add(name)) {
            problem(place, "The attribute \"" + name + "\" is filled twice. Rename or remove one.");
        }
    }

    private String at(String attribute) {
        return where + " · " + attribute;
    }

    private void problem(String place, String sentence) {
        problems.add(new MappingProblem(place, sentence));
    }
}
