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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a target model against the source's tables and compiles it; it finds every problem, not only the first. */
public final class MappingCompiler {

    private final SourceSchema source;
    private final List<MappingProblem> problems = new ArrayList<>();

    private MappingCompiler(SourceSchema source) {
        this.source = source;
    }

    /** @throws InvalidMappingException if anything in the model does not fit the source */
    public static CompiledModel compile(TargetModel model, SourceSchema source) {
        MappingCompiler compiler = new MappingCompiler(source);
        CompiledModel compiled = compiler.model(model);
        if (!compiler.problems.isEmpty()) {
            throw new InvalidMappingException(compiler.problems);
        }
        return compiled;
    }

    /** Everything in the model that does not fit the source; empty if it can be compiled. */
    public static List<MappingProblem> problems(TargetModel model, SourceSchema source) {
        MappingCompiler compiler = new MappingCompiler(source);
        compiler.model(model);
        return List.copyOf(compiler.problems);
    }

    private CompiledModel model(TargetModel model) {
        List<CompiledEntity> entities = new ArrayList<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                entity(table, entity).ifPresent(entities::add);
            }
        }
        return new CompiledModel(entities);
    }

    private Optional<CompiledEntity> entity(TargetTable table, EntityMapping mapping) {
        String where = table.name() + " · " + mapping.entity();
        SourceTable sourceTable = source.table(mapping.sourceTable()).orElse(null);
        if (sourceTable == null) {
            problem(where, "There is no table \"" + mapping.sourceTable() + "\" in the schema " + source.name() + ".");
            return Optional.empty();
        }
        if (sourceTable.primaryKey().isEmpty()) {
            problem(
                    where,
                    "The table " + sourceTable.name() + " has no primary key, so Drover cannot read it in order."
                            + " Add one to the source.");
            return Optional.empty();
        }
        Columns columns = new Columns(sourceTable);
        Set<String> names = new HashSet<>();
        List<CompiledEntity.Key> keys = keys(where, table, mapping, columns, names);
        Map<String, ItemValue> constants = new LinkedHashMap<>();
        List<CompiledEntity.Attribute> attributes = new ArrayList<>();
        List<CompiledChildren> children = new ArrayList<>();
        version(where, mapping, names, constants);
        for (AttributeMapping attribute : mapping.attributes()) {
            String place = where + " · " + attribute.attribute();
            unique(place, attribute.attribute(), names);
            if (attribute instanceof AttributeMapping.FromColumn column) {
                fromColumn(place, column, columns).ifPresent(attributes::add);
            } else if (attribute instanceof AttributeMapping.FromTemplate template) {
                CompiledTemplate compiled = template(place, template.template(), "", columns);
                attributes.add(
                        new CompiledEntity.Attribute(template.attribute(), AttributeType.S, null, null, compiled));
            } else if (attribute instanceof AttributeMapping.Constant constant) {
                constant(place, constant).ifPresent(value -> constants.put(constant.attribute(), value));
            } else if (attribute instanceof AttributeMapping.Embedded embedded) {
                children(place, embedded, sourceTable).ifPresent(children::add);
            }
        }
        List<CompiledEntity.KeyColumn> primaryKey = sourceTable.primaryKey().stream()
                .map(name -> new CompiledEntity.KeyColumn(
                        name, sourceTable.column(name).map(SourceColumn::type).orElse("text")))
                .toList();
        return Optional.of(new CompiledEntity(
                table.name(),
                mapping.entity(),
                sourceTable.name(),
                primaryKey,
                columns.used(),
                keys,
                attributes,
                children,
                constants));
    }

    private List<CompiledEntity.Key> keys(
            String where, TargetTable table, EntityMapping mapping, Columns columns, Set<String> names) {
        List<CompiledEntity.Key> keys = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (KeyAttribute attribute : table.keyAttributes()) {
            declared.add(attribute.name());
            names.add(attribute.name());
            boolean required = table.primaryKey().contains(attribute);
            Optional<KeyTemplateMapping> template = mapping.key(attribute.name());
            String place = where + " · " + attribute.name();
            if (template.isEmpty()) {
                if (required) {
                    problem(place, "The key of the table needs a template, for example ORDER#{id}.");
                }
                continue;
            }
            CompiledTemplate compiled =
                    template(place, template.get().template(), template.get().zone(), columns);
            if (compiled.pieces().stream().noneMatch(piece -> piece.column() != null)
                    && attribute.equals(table.partitionKey())) {
                problem(
                        place,
                        "The template \"" + template.get().template()
                                + "\" names no column, so every item would have the same key. Put a column in braces,"
                                + " for example {id}.");
            }
            if (attribute.type() == KeyType.N && !isOneNumber(compiled)) {
                problem(place, "A number key takes exactly one number column in braces and nothing else.");
            }
            boolean partition = attribute.equals(table.partitionKey())
                    || table.indexes().stream().anyMatch(i -> i.partitionKey().equals(attribute));
            keys.add(new CompiledEntity.Key(attribute.name(), attribute.type(), required, partition, compiled));
        }
        for (KeyTemplateMapping key : mapping.keys()) {
            if (!declared.contains(key.attribute())) {
                problem(
                        where + " · " + key.attribute(),
                        "No table or index has a key \"" + key.attribute()
                                + "\". Remove the template or add the index.");
            }
        }
        return keys;
    }

    private static boolean isOneNumber(CompiledTemplate template) {
        if (template.pieces().size() != 1) {
            return false;
        }
        CompiledTemplate.Piece piece = template.pieces().get(0);
        CompiledColumn column = piece.column();
        return piece.literal().isEmpty()
                && column != null
                && (column.type() == SourceType.INTEGER || column.type() == SourceType.DECIMAL);
    }

    private void version(String where, EntityMapping mapping, Set<String> names, Map<String, ItemValue> constants) {
        String place = where + " · " + mapping.versionAttribute();
        if (mapping.versionAttribute().isBlank() || mapping.version() < 1) {
            problem(place, "Every item carries the version of its shape: name an attribute and a version from 1.");
            return;
        }
        unique(place, mapping.versionAttribute(), names);
        constants.put(mapping.versionAttribute(), new ItemValue.Numeric(Integer.toString(mapping.version())));
    }

    private void unique(String place, String name, Set<String> names) {
        if (name.isBlank()) {
            problem(place, "An attribute needs a name.");
        } else if (!names.add(name)) {
            problem(place, "The attribute \"" + name + "\" is mapped twice. Rename or remove one.");
        }
    }

    private Optional<CompiledEntity.Attribute> fromColumn(
            String place, AttributeMapping.FromColumn mapping, Columns columns) {
        CompiledColumn column = columns.column(place, mapping.column());
        if (column == null) {
            return Optional.empty();
        }
        if (!column.type().mayBecome(mapping.type())) {
            problem(
                    place,
                    "The column " + mapping.column() + " cannot become " + mapping.type() + "; it can become "
                            + column.type().becomes() + ".");
        }
        ZoneId zone = zone(place, mapping.zone(), List.of(column));
        return Optional.of(new CompiledEntity.Attribute(mapping.attribute(), mapping.type(), column, zone, null));
    }

    private Optional<ItemValue> constant(String place, AttributeMapping.Constant constant) {
        return switch (constant.type()) {
            case S -> Optional.of(new ItemValue.Text(constant.value()));
            case N -> number(place, constant.value());
            case BOOL -> Optional.of(new ItemValue.Bool(Boolean.parseBoolean(constant.value())));
            case B -> {
                problem(place, "A constant is text, a number, or true or false.");
                yield Optional.empty();
            }
        };
    }

    private Optional<ItemValue> number(String place, String digits) {
        try {
            return Optional.of(ItemValue.Numeric.of(new BigDecimal(digits.strip())));
        } catch (NumberFormatException e) {
            problem(place, "The constant \"" + digits + "\" is not a number.");
            return Optional.empty();
        }
    }

    private Optional<CompiledChildren> children(String place, AttributeMapping.Embedded embedded, SourceTable parent) {
        SourceTable child = source.table(embedded.childTable()).orElse(null);
        if (child == null) {
            problem(place, "There is no table \"" + embedded.childTable() + "\" in the schema " + source.name() + ".");
            return Optional.empty();
        }
        Optional<List<String>> parentColumns = child.foreignKeys().stream()
                .filter(key -> key.references().equals(parent.name())
                        && new HashSet<>(key.referencedColumns()).equals(new HashSet<>(parent.primaryKey())))
                .findFirst()
                .map(key -> parent.primaryKey().stream()
                        .map(column -> key.columns().get(key.referencedColumns().indexOf(column)))
                        .toList());
        if (parentColumns.isEmpty()) {
            problem(
                    place,
                    "The table " + child.name() + " has no foreign key to the primary key of " + parent.name()
                            + ", so Drover cannot tell which rows belong together.");
            return Optional.empty();
        }
        if (embedded.max() < 1) {
            problem(place, "Say how many rows of " + child.name() + " an item may hold: at least 1.");
        }
        Columns columns = new Columns(child);
        List<CompiledEntity.Attribute> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (AttributeMapping.FromColumn field : embedded.fields()) {
            unique(place + "." + field.attribute(), field.attribute(), names);
            fromColumn(place + "." + field.attribute(), field, columns).ifPresent(fields::add);
        }
        List<String> orderBy = embedded.orderBy().isEmpty() ? child.primaryKey() : embedded.orderBy();
        for (String column : orderBy) {
            if (child.column(column).isEmpty()) {
                problem(place, "There is no column \"" + column + "\" in " + child.name() + " to order by.");
            }
        }
        return Optional.of(new CompiledChildren(
                embedded.attribute(),
                child.name(),
                parentColumns.get(),
                withTieBreaker(orderBy, child),
                columns.used(),
                fields,
                embedded.max()));
    }

    /** Without the primary key at the end, rows that tie could change places from one reading to the next. */
    private static List<String> withTieBreaker(List<String> orderBy, SourceTable child) {
        List<String> all = new ArrayList<>(orderBy);
        child.primaryKey().stream().filter(column -> !all.contains(column)).forEach(all::add);
        return all;
    }

    private CompiledTemplate template(String place, String text, String zone, Columns columns) {
        try {
            KeyTemplate parsed = KeyTemplate.parse(text);
            List<CompiledTemplate.Piece> pieces = new ArrayList<>();
            List<CompiledColumn> used = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            for (KeyTemplate.Part part : parsed.parts()) {
                if (part instanceof KeyTemplate.Part.Literal text1) {
                    literal.append(text1.text());
                } else if (part instanceof KeyTemplate.Part.Slot slot) {
                    CompiledColumn column = columns.column(place, slot.column());
                    if (column == null) {
                        continue;
                    }
                    if (column.type() == SourceType.BYTES) {
                        problem(place, "The column " + slot.column() + " holds bytes, which cannot stand in text.");
                    }
                    used.add(column);
                    pieces.add(new CompiledTemplate.Piece(literal.toString(), column, slot.width()));
                    literal.setLength(0);
                }
            }
            if (!literal.isEmpty()) {
                pieces.add(new CompiledTemplate.Piece(literal.toString(), null, 0));
            }
            return new CompiledTemplate(pieces, zone(place, zone.isBlank() ? null : zone, used));
        } catch (TemplateException e) {
            problem(place, String.valueOf(e.getMessage()));
            return new CompiledTemplate(List.of(), null);
        }
    }

    private @Nullable ZoneId zone(String place, @Nullable String zone, List<CompiledColumn> columns) {
        if (zone == null) {
            return null;
        }
        if (columns.stream().noneMatch(column -> column.type() == SourceType.LOCAL_TIME)) {
            problem(place, "Only a timestamp without time zone needs a zone. Remove \"" + zone + "\".");
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            problem(place, "There is no time zone \"" + zone + "\". Use a name such as Europe/Amsterdam or UTC.");
            return null;
        }
    }

    private void problem(String where, String sentence) {
        problems.add(new MappingProblem(where, sentence));
    }

    /** The columns of a table that a mapping uses, numbered as they come up. */
    private final class Columns {

        private final SourceTable table;
        private final Map<String, CompiledColumn> used = new LinkedHashMap<>();

        Columns(SourceTable table) {
            this.table = table;
        }

        @Nullable
        CompiledColumn column(String place, String name) {
            CompiledColumn known = used.get(name);
            if (known != null) {
                return known;
            }
            Optional<SourceColumn> column = table.column(name);
            if (column.isEmpty()) {
                problem(
                        place,
                        "There is no column \"" + name + "\" in " + table.name() + ". It has "
                                + String.join(
                                        ", ",
                                        table.columns().stream()
                                                .map(SourceColumn::name)
                                                .toList()) + ".");
                return null;
            }
            Optional<SourceType> type = SourceType.of(column.get());
            if (type.isEmpty()) {
                problem(
                        place,
                        "The column " + name + " has the type " + column.get().type()
                                + ", which Drover cannot move yet.");
                return null;
            }
            CompiledColumn compiled = new CompiledColumn(name, type.get(), used.size());
            used.put(name, compiled);
            return compiled;
        }

        List<CompiledColumn> used() {
            return List.copyOf(used.values());
        }
    }
}
