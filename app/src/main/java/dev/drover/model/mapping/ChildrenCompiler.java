package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.connection.SourceTable.ForeignKey;
import dev.drover.model.AttributeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out how the rows of a child table belong to their parents. */
final class ChildrenCompiler {

    private final SourceSchema source;
    private final List<MappingProblem> problems;

    ChildrenCompiler(SourceSchema source, List<MappingProblem> problems) {
        this.source = source;
        this.problems = problems;
    }

    Optional<CompiledChildren> compile(String place, AttributeMapping.Embedded embedded, SourceTable parent) {
        SourceTable child = source.table(embedded.childTable()).orElse(null);
        if (child == null) {
            problem(place, "There is no table \"" + embedded.childTable() + "\" in the schema " + source.name() + ".");
            return Optional.empty();
        }
        List<ForeignKey> references = references(child, parent);
        if (references.size() != 1) {
            problem(
                    place,
                    references.isEmpty() ? noReference(child, parent) : manyReferences(child, parent, references));
            return Optional.empty();
        }
        if (child.primaryKey().isEmpty()) {
            problem(
                    place,
                    "The table " + child.name()
                            + " has no primary key, so its rows could change places from one reading"
                            + " to the next. Add one to the source.");
        }
        SourceColumns columns = new SourceColumns(child, problems);
        List<CompiledAttribute> fields = new ArrayList<>();
        for (AttributeMapping.FromColumn field : embedded.fields()) {
            columns.attribute(place + "." + field.attribute(), field).ifPresent(fields::add);
        }
        return Optional.of(new CompiledChildren(
                embedded.attribute(),
                child.name(),
                parent.primaryKey().stream()
                        .map(column -> referring(references.get(0), column))
                        .toList(),
                order(place, embedded, child),
                columns.used(),
                fields,
                new ItemShape(fields.stream().map(CompiledAttribute::name).toList()),
                embedded.max()));
    }

    private static List<ForeignKey> references(SourceTable child, SourceTable parent) {
        return child.foreignKeys().stream()
                .filter(key -> key.references().equals(parent.name())
                        && new HashSet<>(key.referencedColumns()).equals(new HashSet<>(parent.primaryKey())))
                .distinct()
                .toList();
    }

    private static String referring(ForeignKey key, String parentColumn) {
        return key.columns().get(key.referencedColumns().indexOf(parentColumn));
    }

    private static String noReference(SourceTable child, SourceTable parent) {
        return "The table " + child.name() + " has no foreign key to the primary key of " + parent.name()
                + ", so Drover cannot tell which rows belong together.";
    }

    private static String manyReferences(SourceTable child, SourceTable parent, List<ForeignKey> references) {
        return "The table " + child.name() + " refers to " + parent.name() + " in " + references.size() + " ways: by "
                + references.stream()
                        .map(key -> String.join(" and ", key.columns()))
                        .collect(Collectors.joining(", by "))
                + ". Drover cannot tell which rows belong together, so make it an entity of its own.";
    }

    /** The primary key comes last: without it, rows that tie could change places from one reading to the next. */
    private List<String> order(String place, AttributeMapping.Embedded embedded, SourceTable child) {
        List<String> order = new ArrayList<>();
        for (String name : embedded.orderBy()) {
            Optional<SourceColumn> column = child.column(name);
            if (column.isEmpty()) {
                problem(place, "There is no column \"" + name + "\" in " + child.name() + " to order by.");
            } else if (column.get().type().equals("json")) {
                problem(place, "PostgreSQL cannot order by " + name + ", because its type is json.");
            } else if (!order.contains(name)) {
                order.add(name);
            }
        }
        child.primaryKey().stream().filter(name -> !order.contains(name)).forEach(order::add);
        return order;
    }

    private void problem(String place, String sentence) {
        problems.add(new MappingProblem(place, sentence));
    }
}
