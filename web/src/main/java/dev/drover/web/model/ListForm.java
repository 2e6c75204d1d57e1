package dev.drover.web.model;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.AttributeType;
import dev.drover.model.mapping.EntityProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a form that says which child rows go into an item.
 *
 * @param orderBy columns separated by commas
 * @param max as typed
 */
record ListForm(String childTable, List<Field> fieldRows, String orderBy, String max) {

    static final ListForm EMPTY = new ListForm("", List.of(), "", "");

    private static final int USUAL_MOST = 100;

    /** One column of the child, kept or not. */
    record Field(String column, boolean keep, String name, AttributeType type, String zone) {}

    /** A new list: every column that can be moved is kept, except those that only lead back to the parent. */
    static ListForm blank(SourceTable child, String parent) {
        List<String> back = child.foreignKeys().stream()
                .filter(key -> key.references().equals(parent))
                .flatMap(key -> key.columns().stream())
                .toList();
        List<Field> fields = new ArrayList<>();
        for (SourceColumn column : child.columns()) {
            EntityProposal.usualType(column)
                    .ifPresent(type -> fields.add(
                            new Field(column.name(), !back.contains(column.name()), column.name(), type, "")));
        }
        List<String> order =
                child.primaryKey().stream().filter(c -> !back.contains(c)).toList();
        return new ListForm(child.name(), fields, String.join(", ", order), Integer.toString(USUAL_MOST));
    }

    /** A list that is there: its columns first, then those of the source that it leaves out. */
    static ListForm of(Embedded embedded, Optional<SourceTable> child) {
        List<Field> fields = new ArrayList<>();
        for (FromColumn field : embedded.fields()) {
            fields.add(new Field(
                    field.column(), true, field.attribute(), field.type(), field.zone() == null ? "" : field.zone()));
        }
        for (SourceColumn column : AttributeForm.movable(child)) {
            if (embedded.fields().stream().noneMatch(f -> f.column().equals(column.name()))) {
                AttributeType type = EntityProposal.usualType(column).orElse(AttributeType.S);
                fields.add(new Field(column.name(), false, column.name(), type, ""));
            }
        }
        return new ListForm(
                embedded.childTable(), fields, String.join(", ", embedded.orderBy()), Integer.toString(embedded.max()));
    }

    static ListForm of(Typed typed) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; !typed.text("column." + i).isEmpty(); i++) {
            fields.add(new Field(
                    typed.text("column." + i),
                    !typed.text("keep." + i).isEmpty(),
                    typed.text("name." + i),
                    typed.choice("type." + i, AttributeType.S),
                    typed.text("zone." + i)));
        }
        return new ListForm(typed.text("childTable"), fields, typed.text("orderBy"), typed.text("max"));
    }

    List<FromColumn> fields() {
        return fieldRows.stream()
                .filter(Field::keep)
                .map(field -> new FromColumn(
                        field.name(), field.column(), field.type(), field.zone().isEmpty() ? null : field.zone()))
                .toList();
    }

    List<String> order() {
        List<String> order = new ArrayList<>();
        for (String column : orderBy.split(",")) {
            if (!column.isBlank()) {
                order.add(column.strip());
            }
        }
        return order;
    }

    int most() {
        return max.matches("[0-9]{1,9}") ? Integer.parseInt(max) : 0;
    }

    /** The input that holds the name of a kept column. */
    String fieldNamed(String attribute) {
        for (int i = fieldRows.size() - 1; i >= 0; i--) {
            if (fieldRows.get(i).keep() && fieldRows.get(i).name().equals(attribute)) {
                return "name." + i;
            }
        }
        return Submission.FORM;
    }
}
