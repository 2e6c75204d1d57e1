package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.RowsBehind;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.expression.Kind;
import dev.drover.model.mapping.CompiledAttribute.Filling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a target model against the source's tables and compiles it; it finds every problem, not only the first. */
public final class MappingCompiler {

    private final SourceSchema source;
    private final List<MappingProblem> problems;
    private final boolean whole;

    private MappingCompiler(TargetModel model, SourceSchema source, boolean whole) {
        this.source = source;
        this.problems = new ArrayList<>(ModelCheck.problems(model));
        this.whole = whole;
    }

    /**
     * Compiles everything there is. A row that the conditions of all entities of its table leave to others is rejected:
     * by the first of them, so that it is counted once.
     *
     * @throws InvalidMappingException if anything is wrong with the model, or does not fit the source
     */
    public static CompiledModel compile(TargetModel model, SourceSchema source) {
        return compile(model, source, true);
    }

    /** Compiles some entities of a larger model, to look at them: the others may take what these leave. */
    static CompiledModel compilePart(TargetModel part, SourceSchema source) {
        return compile(part, source, false);
    }

    private static CompiledModel compile(TargetModel model, SourceSchema source, boolean whole) {
        MappingCompiler compiler = new MappingCompiler(model, source, whole);
        CompiledModel compiled = compiler.model(model);
        if (!compiler.problems.isEmpty()) {
            throw new InvalidMappingException(compiler.problems);
        }
        return compiled;
    }

    /** What {@link ModelCheck} finds, and everything that does not fit the source; empty if it can be compiled. */
    public static List<MappingProblem> problems(TargetModel model, SourceSchema source) {
        MappingCompiler compiler = new MappingCompiler(model, source, false);
        compiler.model(model);
        return List.copyOf(compiler.problems);
    }

    private CompiledModel model(TargetModel model) {
        List<CompiledEntity> entities = new ArrayList<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                entity(model, table, entity).ifPresent(entities::add);
            }
        }
        return new CompiledModel(entities);
    }

    private Optional<CompiledEntity> entity(TargetModel model, TargetTable table, EntityMapping mapping) {
        String where = table.name() + " · " + mapping.entity();
        SourceTable sourceTable = source.table(mapping.sourceTable()).orElse(null);
        if (sourceTable == null) {
            if (!mapping.sourceTable().isBlank()) {
                problem(
                        where,
                        "There is no table \"" + mapping.sourceTable() + "\" in the schema " + source.name() + ".");
            }
            return Optional.empty();
        }
        List<KeyColumn> primaryKey = primaryKey(where, sourceTable);
        SourceColumns columns = new SourceColumns(sourceTable, problems);
        JoinCompiler joins = new JoinCompiler(source, columns, problems);
        List<CompiledKey> keys = keys(where, table, mapping, columns);
        Map<String, ItemValue> constants = new LinkedHashMap<>();
        constants.put(mapping.versionAttribute(), new ItemValue.Numeric(Integer.toString(mapping.version())));
        List<CompiledAttribute> attributes = new ArrayList<>();
        List<CompiledChildren> children = new ArrayList<>();
        for (AttributeMapping attribute : mapping.attributes()) {
            String place = where + " · " + attribute.attribute();
            if (attribute instanceof AttributeMapping.FromColumn column) {
                columns.attribute(place, column).ifPresent(attributes::add);
            } else if (attribute instanceof AttributeMapping.FromTemplate template) {
                columns.template(place, template.template(), null)
                        .map(compiled ->
                                new CompiledAttribute(template.attribute(), new Filling.FromTemplate(compiled)))
                        .ifPresent(attributes::add);
            } else if (attribute instanceof AttributeMapping.Constant constant) {
                constant(constant).ifPresent(value -> constants.put(constant.attribute(), value));
            } else if (attribute instanceof AttributeMapping.Embedded embedded) {
                new ChildrenCompiler(source, problems)
                        .compile(place, embedded, sourceTable)
                        .ifPresent(children::add);
            } else if (attribute instanceof AttributeMapping.FromExpression expression) {
                expression(place, expression, columns).ifPresent(attributes::add);
            } else if (attribute instanceof AttributeMapping.Joined joined) {
                joins.compile(place, joined, sourceTable).ifPresent(attributes::add);
            }
        }
        CompiledExpression condition = mapping.condition().isBlank()
                ? null
                : condition(where + " · " + EntityCheck.CONDITION, mapping.condition(), columns);
        boolean first = !whole || Siblings.isFirst(model, table, mapping);
        List<CompiledExpression> others = whole && first && Siblings.takeOnlySome(model, sourceTable.name())
                ? others(model, mapping, columns)
                : null;
        CompiledExpression behind = behind(model, mapping, columns, Siblings.isFirst(model, table, mapping));
        return Optional.of(new CompiledEntity(
                table.name(),
                mapping.entity(),
                new CompiledRows(
                        sourceTable.name(),
                        primaryKey,
                        columns.used(),
                        joins.joins(),
                        condition,
                        others,
                        behind,
                        first),
                keys,
                attributes,
                children,
                constants));
    }

    private Optional<CompiledAttribute> expression(
            String place, AttributeMapping.FromExpression mapping, SourceColumns columns) {
        Optional<CompiledExpression> compiled = columns.expression(place, mapping.attribute(), mapping.expression());
        Optional<Kind> wanted = CompiledExpression.kindFor(mapping.type());
        if (compiled.isPresent() && wanted.isPresent()) {
            Kind given = compiled.get().expression().kind();
            if (given != wanted.get()) {
                problem(
                        place,
                        "The expression gives " + given.words() + ", and the attribute is " + mapping.type()
                                + ", which takes " + wanted.get().words() + "." + remedy(given));
            }
        }
        return compiled.map(expression -> new CompiledAttribute(mapping.attribute(), expression::value));
    }

    private static String remedy(Kind given) {
        return switch (given) {
            case TEXT -> " Choose S, or write number(…).";
            case NUMBER -> " Choose N, or write text(…).";
            case TRUTH -> " Choose BOOL, or write text(…).";
            case TIME -> " Write iso(…) for text, or epoch_seconds(…) for a number.";
            case LIST -> " Take one piece of it, for example the first with [0].";
        };
    }

    private @Nullable CompiledExpression condition(String place, String text, SourceColumns columns) {
        CompiledExpression condition =
                columns.expression(place, "the condition", text).orElse(null);
        if (condition != null && condition.expression().kind() != Kind.TRUTH) {
            problem(
                    place,
                    "The condition gives " + condition.expression().kind().words()
                            + ", and must give true or false, for example status == 'OPEN'.");
        }
        return condition;
    }

    /** The rows of the entity's table that stay behind; what is wrong with their condition is said once for a table. */
    private @Nullable CompiledExpression behind(
            TargetModel model, EntityMapping mapping, SourceColumns columns, boolean says) {
        RowsBehind rows = model.rowsBehind(mapping.sourceTable()).orElse(null);
        if (rows == null) {
            return null;
        }
        int before = problems.size();
        CompiledExpression behind = condition(rows.place() + " · " + EntityCheck.CONDITION, rows.condition(), columns);
        if (!says) {
            problems.subList(before, problems.size()).clear();
        }
        return behind;
    }

    private List<CompiledExpression> others(TargetModel model, EntityMapping mapping, SourceColumns columns) {
        List<CompiledExpression> others = new ArrayList<>();
        int before = problems.size();
        for (EntityMapping other : Siblings.of(model, mapping.sourceTable())) {
            if (!other.equals(mapping)) {
                columns.expression("", "the condition of " + other.entity(), other.condition())
                        .ifPresent(others::add);
            }
        }
        // They are said where they belong.
        problems.subList(before, problems.size()).clear();
        return others;
    }

    private List<KeyColumn> primaryKey(String where, SourceTable table) {
        if (table.primaryKey().isEmpty()) {
            problem(
                    where,
                    "The table " + table.name()
                            + " has no primary key, so Drover cannot read it in order. Add one to the source.");
        }
        List<KeyColumn> key = new ArrayList<>();
        for (String name : table.primaryKey()) {
            Optional<SourceColumn> column = table.column(name);
            if (column.isEmpty() || SourceType.of(column.get()).isEmpty()) {
                problem(
                        where,
                        "The primary key of " + table.name() + " has the column " + name + " of the type "
                                + column.map(SourceColumn::type).orElse("that this user may not see")
                                + ", by which Drover cannot read in order yet.");
            }
            key.add(new KeyColumn(name, column.map(SourceColumn::type).orElse("text")));
        }
        return key;
    }

    private List<CompiledKey> keys(String where, TargetTable table, EntityMapping mapping, SourceColumns columns) {
        List<CompiledKey> keys = new ArrayList<>();
        for (KeyAttribute attribute : table.keyAttributes()) {
            KeyTemplateMapping template = mapping.key(attribute.name()).orElse(null);
            if (template == null) {
                continue;
            }
            String place = where + " · " + attribute.name();
            CompiledTemplate compiled = columns.template(place, template.template(), template.zone())
                    .orElse(null);
            if (compiled == null) {
                continue;
            }
            if (attribute.type() == KeyType.N && !isOneNumber(compiled)) {
                problem(
                        place,
                        "A number key takes exactly one number column in braces and nothing else, for example {id}."
                                + " This is \"" + template.template() + "\".");
            }
            keys.add(new CompiledKey(
                    attribute.name(),
                    attribute.type(),
                    table.primaryKey().contains(attribute),
                    !sorts(table, attribute),
                    compiled));
        }
        return keys;
    }

    /** Whether the attribute is a sort key anywhere: those may be half as long as partition keys. */
    private static boolean sorts(TargetTable table, KeyAttribute attribute) {
        return attribute.equals(table.sortKey())
                || table.indexes().stream().anyMatch(index -> index.sortKeys().contains(attribute));
    }

    private static boolean isOneNumber(CompiledTemplate template) {
        if (template.pieces().size() != 1) {
            return false;
        }
        CompiledTemplate.Piece piece = template.pieces().get(0);
        CompiledColumn column = piece.column();
        return piece.literal().isEmpty()
                && piece.width() == 0
                && column != null
                && column.type().isNumber();
    }

    private static Optional<ItemValue> constant(AttributeMapping.Constant constant) {
        try {
            return Optional.of(Constants.value(constant));
        } catch (ValueException e) {
            // ModelCheck has said it.
            return Optional.empty();
        }
    }

    private void problem(String where, String sentence) {
        problems.add(new MappingProblem(where, sentence));
    }
}
