package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeMapping.FromExpression;
import dev.drover.model.AttributeMapping.FromTemplate;
import dev.drover.model.DroppedColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.expression.Expression;
import dev.drover.model.expression.ExpressionException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of the columns that no attribute and no key uses.
 *
 * @param dropped those that are left behind for a reason
 * @param undecided those of which nobody has said anything yet
 */
public record ColumnFates(List<DroppedColumn> dropped, List<String> undecided) {

    public ColumnFates {
        dropped = List.copyOf(dropped);
        undecided = List.copyOf(undecided);
    }

    public static ColumnFates of(EntityMapping mapping, SourceTable rows) {
        Set<String> used = used(mapping);
        List<DroppedColumn> dropped = mapping.dropped().stream()
                .filter(column -> !used.contains(column.column()))
                .toList();
        Set<String> known = new TreeSet<>(used);
        dropped.forEach(column -> known.add(column.column()));
        return new ColumnFates(
                dropped,
                rows.columns().stream()
                        .map(SourceColumn::name)
                        .filter(column -> !known.contains(column))
                        .toList());
    }

    /** The columns of the row that are in its item somehow, or that decide whether it becomes one. */
    private static Set<String> used(EntityMapping mapping) {
        Set<String> used = new TreeSet<>();
        mapping.keys().forEach(key -> ofTemplate(key.template(), used));
        mapping.attributes().forEach(attribute -> used.addAll(columnsOf(attribute)));
        if (!mapping.condition().isBlank()) {
            ofExpression(mapping.condition(), used);
        }
        return used;
    }

    /** The columns of the entity's own rows that an attribute is made of. */
    static Set<String> columnsOf(AttributeMapping attribute) {
        Set<String> used = new TreeSet<>();
        if (attribute instanceof FromColumn from) {
            used.add(from.column());
        } else if (attribute instanceof FromTemplate template) {
            ofTemplate(template.template(), used);
        } else if (attribute instanceof FromExpression computed) {
            ofExpression(computed.expression(), used);
        }
        return used;
    }

    private static void ofTemplate(String template, Set<String> used) {
        try {
            used.addAll(KeyTemplate.parse(template).columns());
        } catch (TemplateException e) {
            // Said elsewhere.
        }
    }

    private static void ofExpression(String expression, Set<String> used) {
        try {
            used.addAll(Expression.columnsOf(expression));
        } catch (ExpressionException e) {
            // Said elsewhere.
        }
    }
}
