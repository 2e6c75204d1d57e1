package dev.drover.web.model;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.Constant;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.AttributeMapping.Joined;
import dev.drover.model.AttributeType;
import dev.drover.model.edit.AttributeEdit;
import dev.drover.model.mapping.EntityProposal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of an attribute of any kind.
 *
 * @param old the name that the attribute has; empty for a new one
 * @param type empty for what fits the column
 * @param expression empty for other kinds
 * @param key the foreign key of a lookup, as {@link ForeignKeys} writes it; empty for other kinds
 * @param list the part about child rows; empty for other kinds
 */
record AttributeForm(
        String table,
        String entity,
        String old,
        Kind kind,
        String attribute,
        String column,
        String type,
        String zone,
        String template,
        String value,
        String expression,
        String key,
        ListForm list) {

    /** How an attribute comes about. */
    enum Kind {
        COLUMN,
        TEMPLATE,
        CONSTANT,
        EXPRESSION,
        JOINED,
        LIST
    }

    /** A new attribute of a column, or with the rows of a child table. */
    static AttributeForm blank(String table, String entity, Kind kind, String column, String key, ListForm list) {
        String name = kind == Kind.LIST ? list.childTable() : column;
        return new AttributeForm(
                table,
                entity,
                "",
                kind,
                name,
                column,
                kind == Kind.CONSTANT || kind == Kind.EXPRESSION ? "S" : "",
                "",
                "",
                "",
                "",
                key,
                list);
    }

    static AttributeForm of(String table, String entity, AttributeMapping mapping, ListForm list) {
        Kind kind = Kind.LIST;
        String column = "";
        String type = "";
        String zone = "";
        String template = "";
        String value = "";
        String expression = "";
        String key = "";
        if (mapping instanceof FromColumn from) {
            kind = Kind.COLUMN;
            column = from.column();
            type = from.type().name();
            zone = from.zone() == null ? "" : from.zone();
        } else if (mapping instanceof FromTemplate from) {
            kind = Kind.TEMPLATE;
            template = from.template();
        } else if (mapping instanceof Constant constant) {
            kind = Kind.CONSTANT;
            type = constant.type().name();
            value = constant.value();
        } else if (mapping instanceof FromExpression computed) {
            kind = Kind.EXPRESSION;
            type = computed.type().name();
            expression = computed.expression();
        } else if (mapping instanceof Joined joined) {
            kind = Kind.JOINED;
            column = joined.column();
            type = joined.type().name();
            zone = joined.zone() == null ? "" : joined.zone();
            key = ForeignKeys.text(joined.by(), joined.table());
        }
        return new AttributeForm(
                table,
                entity,
                mapping.attribute(),
                kind,
                mapping.attribute(),
                column,
                type,
                zone,
                template,
                value,
                expression,
                key,
                list);
    }

    static AttributeForm of(Typed typed) {
        return new AttributeForm(
                typed.text("table"),
                typed.text("entity"),
                typed.text("old"),
                typed.choice("kind", Kind.COLUMN),
                typed.text("attribute"),
                typed.text("column"),
                typed.text("type"),
                typed.text("zone"),
                typed.text("template"),
                typed.raw("value"),
                typed.text("expression"),
                typed.text("key"),
                ListForm.of(typed));
    }

    /** @param rows the table that the column is in, to find the type that fits; empty if it cannot be asked */
    AttributeEdit edit(Optional<SourceTable> rows) {
        return new AttributeEdit.Put(table, entity, old.isEmpty() ? null : old, mapping(rows));
    }

    AttributeMapping mapping(Optional<SourceTable> rows) {
        @Nullable String place = zone.isEmpty() ? null : zone;
        return switch (kind) {
            case COLUMN -> new FromColumn(attribute, column, type(rows), place);
            case TEMPLATE -> new FromTemplate(attribute, template);
            case CONSTANT -> new Constant(attribute, typeOr(AttributeType.S), value);
            case EXPRESSION -> new FromExpression(attribute, expression, typeOr(AttributeType.S));
            case JOINED ->
                new Joined(attribute, ForeignKeys.columns(key), ForeignKeys.table(key), column, type(rows), place);
            case LIST -> new Embedded(attribute, list.childTable(), list.fields(), list.order(), list.most());
        };
    }

    private AttributeType type(Optional<SourceTable> rows) {
        return typeOr(rows.flatMap(r -> r.column(column))
                .flatMap(EntityProposal::usualType)
                .orElse(AttributeType.S));
    }

    private AttributeType typeOr(AttributeType otherwise) {
        for (AttributeType known : AttributeType.values()) {
            if (known.name().equals(type)) {
                return known;
            }
        }
        return otherwise;
    }

    /** The field that a problem is about; {@code place} names a field inside a list. */
    String field(String place, String sentence) {
        if (!place.isEmpty()) {
            return list.fieldNamed(place);
        }
        if (sentence.startsWith("The attribute") || sentence.startsWith("An attribute")) {
            return "attribute";
        }
        return switch (kind) {
            case COLUMN -> sentence.contains("zone") ? "zone" : sentence.contains("cannot become") ? "type" : "column";
            case JOINED -> sentence.contains("zone") ? "zone" : sentence.contains("cannot become") ? "type" : "column";
            case EXPRESSION ->
                sentence.startsWith("The expression gives") || sentence.startsWith("An expression")
                        ? "type"
                        : "expression";
            case TEMPLATE -> "template";
            case CONSTANT -> "value";
            case LIST ->
                sentence.contains("order by")
                        ? "orderBy"
                        : sentence.startsWith("Say how many") ? "max" : Submission.FORM;
        };
    }

    /** The columns of a table that could be moved, for a list to choose from. */
    static List<SourceColumn> movable(Optional<SourceTable> rows) {
        return rows.map(SourceTable::columns).orElse(List.of()).stream()
                .filter(column -> EntityProposal.usualType(column).isPresent())
                .toList();
    }
}
