package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionException;
import dev.drover.model.expression.Kind;
import dev.drover.model.mapping.CompiledAttribute.Filling;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of one source table that a mapping uses, numbered as they come up, and what is wrong with their use. */
final class SourceColumns {

    /** The name of the entity's own table in a query. */
    static final String OWN = "t";

    private final SourceTable table;
    private final List<MappingProblem> problems;
    private final Map<String, CompiledColumn> used = new LinkedHashMap<>();

    SourceColumns(SourceTable table, List<MappingProblem> problems) {
        this.table = table;
        this.problems = problems;
    }

    List<CompiledColumn> used() {
        return List.copyOf(used.values());
    }

    Optional<CompiledAttribute> attribute(String place, AttributeMapping.FromColumn mapping) {
        CompiledColumn column = column(place, mapping.column());
        if (column == null) {
            return Optional.empty();
        }
        fits(place, column, mapping.type());
        ZoneId zone = zone(place, mapping.zone(), List.of(column));
        return Optional.of(
                new CompiledAttribute(mapping.attribute(), new Filling.FromColumn(column, mapping.type(), zone)));
    }

    /** A column of the row that this row refers to. */
    Optional<CompiledAttribute> joined(
            String place, AttributeMapping.Joined mapping, SourceTable other, CompiledJoin join) {
        CompiledColumn column = column(place, other, join.alias(), mapping.column());
        if (column == null) {
            return Optional.empty();
        }
        fits(place, column, mapping.type());
        ZoneId zone = zone(place, mapping.zone(), List.of(column));
        return Optional.of(
                new CompiledAttribute(mapping.attribute(), new Filling.FromColumn(column, mapping.type(), zone)));
    }

    /** Empty if the expression has problems, which are then said here or by {@link ModelCheck}. */
    Optional<CompiledExpression> expression(String place, String name, String text) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (SourceColumn column : table.columns()) {
            SourceType.of(column).flatMap(CompiledExpression::kindOf).ifPresent(kind -> kinds.put(column.name(), kind));
        }
        try {
            for (String column : Expression.columnsOf(text)) {
                if (table.column(column).isPresent() && !kinds.containsKey(column)) {
                    problem(
                            place,
                            "The column " + column + " cannot stand in an expression: it holds bytes, or has a type"
                                    + " that Drover cannot move.");
                    return Optional.empty();
                }
            }
        } catch (ExpressionException e) {
            return Optional.empty();
        }
        try {
            Expression expression = Expression.of(text, kinds);
            Map<String, CompiledColumn> columns = new LinkedHashMap<>();
            for (String column : expression.columns()) {
                CompiledColumn compiled = column(place, column);
                if (compiled != null) {
                    columns.put(column, compiled);
                }
            }
            return Optional.of(new CompiledExpression(name, expression, columns));
        } catch (ExpressionException e) {
            problem(place, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Empty if the template cannot be read, which {@link ModelCheck} has said. */
    Optional<CompiledTemplate> template(String place, String text, @Nullable String zone) {
        KeyTemplate parsed;
        try {
            parsed = KeyTemplate.parse(text);
        } catch (TemplateException e) {
            return Optional.empty();
        }
        List<CompiledTemplate.Piece> pieces = new ArrayList<>();
        List<CompiledColumn> columns = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (KeyTemplate.Part part : parsed.parts()) {
            if (part instanceof KeyTemplate.Part.Literal between) {
                literal.append(between.text());
            } else if (part instanceof KeyTemplate.Part.Slot slot) {
                CompiledColumn column = column(place, slot.column());
                if (column != null) {
                    fits(place, slot, column);
                    columns.add(column);
                    pieces.add(new CompiledTemplate.Piece(literal.toString(), column, slot.width()));
                    literal.setLength(0);
                }
            }
        }
        if (!literal.isEmpty()) {
            pieces.add(new CompiledTemplate.Piece(literal.toString(), null, 0));
        }
        return Optional.of(new CompiledTemplate(pieces, zone(place, zone, columns)));
    }

    private void fits(String place, CompiledColumn column, AttributeType type) {
        if (!column.type().mayBecome(type)) {
            problem(
                    place,
                    "The column " + column.name() + " cannot become " + type + "; it can become "
                            + column.type().choices() + ".");
        }
    }

    private void fits(String place, KeyTemplate.Part.Slot slot, CompiledColumn column) {
        if (column.type() == SourceType.BYTES) {
            problem(place, "The column " + slot.column() + " holds bytes, which cannot stand in text.");
        }
        if (slot.width() > 0 && !column.type().isNumber()) {
            problem(
                    place,
                    "Only whole numbers are padded with zeros, and " + slot.column() + " is no number. Write {"
                            + slot.column() + "}.");
        }
    }

    private @Nullable CompiledColumn column(String place, String name) {
        return column(place, table, OWN, name);
    }

    private @Nullable CompiledColumn column(String place, SourceTable of, String alias, String name) {
        CompiledColumn known = used.get(alias + "." + name);
        if (known != null) {
            return known;
        }
        Optional<SourceColumn> column = of.column(name);
        if (column.isEmpty()) {
            if (!name.isBlank()) {
                problem(
                        place,
                        "There is no column \"" + name + "\" in " + of.name() + ". It has "
                                + String.join(
                                        ", ",
                                        of.columns().stream()
                                                .map(SourceColumn::name)
                                                .toList()) + ".");
            }
            return null;
        }
        Optional<SourceType> type = SourceType.of(column.get());
        if (type.isEmpty()) {
            problem(place, "The column " + unmovable(column.get()));
            return null;
        }
        String words = alias.equals(OWN) ? name : of.name() + "." + name;
        CompiledColumn compiled = new CompiledColumn(words, type.get(), used.size(), alias, name);
        used.put(alias + "." + name, compiled);
        return compiled;
    }

    /** "tags is a list of text, which …": for a column of a type that cannot be moved. */
    static String unmovable(SourceColumn column) {
        String type = column.type().startsWith("_")
                ? "is a list of " + column.type().substring(1)
                : "has the type " + column.type();
        return column.name() + " " + type + ", which Drover cannot move yet. Leave it out, or turn it into text with a"
                + " generated column.";
    }

    private @Nullable ZoneId zone(String place, @Nullable String zone, List<CompiledColumn> columns) {
        if (zone == null || zone.isBlank()) {
            return null;
        }
        if (!columns.isEmpty() && columns.stream().noneMatch(column -> column.type() == SourceType.LOCAL_TIME)) {
            problem(place, "Only a timestamp without time zone needs a zone. Remove \"" + zone + "\".");
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void problem(String place, String sentence) {
        problems.add(new MappingProblem(place, sentence));
    }
}
