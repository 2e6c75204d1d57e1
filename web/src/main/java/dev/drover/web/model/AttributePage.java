package dev.drover.web.model;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.expression.ExpressionLanguage;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;

/** What the form of an attribute shows besides its fields: the columns and child tables to choose from. */
record AttributePage(SourceLook source, Optional<SourceTable> rows) {

    static AttributePage of(TargetModel model, AttributeForm form, SourceLook source) {
        return new AttributePage(
                source,
                entity(model, form.table(), form.entity()).flatMap(mapping -> source.table(mapping.sourceTable())));
    }

    static Optional<EntityMapping> entity(TargetModel model, String table, String entity) {
        return model.table(table).flatMap(found -> found.entity(entity));
    }

    /** The table that the column of the form is in. */
    Optional<SourceTable> columnTable(AttributeForm form) {
        return form.kind() == AttributeForm.Kind.JOINED ? source.table(ForeignKeys.table(form.key())) : rows;
    }

    void show(AttributeForm form, Model model) {
        model.addAttribute("source", source);
        Optional<SourceTable> beside = form.kind() == AttributeForm.Kind.LIST
                ? source.table(form.list().childTable())
                : columnTable(form);
        model.addAttribute("rows", beside.or(() -> rows).orElse(null));
        List<SourceColumn> columns = AttributeForm.movable(columnTable(form));
        model.addAttribute("columns", columns);
        model.addAttribute(
                "columnIsGone",
                !form.column().isEmpty()
                        && columns.stream().noneMatch(column -> column.name().equals(form.column())));
        model.addAttribute("childTables", childTables());
        model.addAttribute("foreignKeys", ForeignKeys.of(rows));
        model.addAttribute("functions", ExpressionLanguage.reference());
    }

    /** The tables whose rows belong to rows of the entity's table. */
    private List<SourceTable> childTables() {
        return source.tables().stream()
                .filter(table -> table.foreignKeys().stream()
                        .anyMatch(key -> rows.filter(parent -> parent.name().equals(key.references()))
                                .isPresent()))
                .toList();
    }
}
