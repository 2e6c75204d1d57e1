package dev.drover.model.mapping;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.AttributeType;
import dev.drover.model.EntityMapping;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.TargetTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A first mapping of a source table, for an architect to change: every column under its own name, with the type that
 * loses nothing.
 *
 * @param leftOut one sentence for each column that cannot be moved
 */
public record EntityProposal(EntityMapping mapping, List<String> leftOut) {

    private static final int MOST_DIGITS = 38;

    public EntityProposal {
        leftOut = List.copyOf(leftOut);
    }

    public static EntityProposal of(TargetTable target, SourceTable source) {
        Set<String> taken =
                target.keyAttributes().stream().map(KeyAttribute::name).collect(Collectors.toSet());
        List<AttributeMapping> attributes = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Set<String> names = new HashSet<>(taken);
        for (SourceColumn column : source.columns()) {
            Optional<AttributeType> type = usualType(column);
            if (type.isEmpty()) {
                leftOut.add("The column " + SourceColumns.unmovable(column));
                continue;
            }
            String name = free(column.name(), names);
            names.add(name);
            attributes.add(new AttributeMapping.FromColumn(name, column.name(), type.get(), null));
        }
        return new EntityProposal(
                new EntityMapping(
                        entityName(source.name()),
                        source.name(),
                        keys(target, source),
                        attributes,
                        free("version", names),
                        1),
                leftOut);
    }

    /** {@code OrderLine} for {@code order_lines}. */
    static String entityName(String table) {
        StringBuilder name = new StringBuilder();
        for (String word : words(table)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    private static List<String> words(String table) {
        List<String> words = new ArrayList<>();
        for (String word : table.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            return List.of("Entity");
        }
        words.set(words.size() - 1, singular(words.get(words.size() - 1)));
        return words;
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.matches(".+(ss|sh|ch|x)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.length() > 2 && word.matches(".*[^sui]s") ? word.substring(0, word.length() - 1) : word;
    }

    private static List<KeyTemplateMapping> keys(TargetTable target, SourceTable source) {
        String prefix = words(source.name()).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
        List<String> key = source.primaryKey();
        List<KeyTemplateMapping> templates = new ArrayList<>();
        boolean split = target.sortKey() != null && key.size() > 1;
        List<String> first = split ? key.subList(0, 1) : key;
        templates.add(template(target.partitionKey(), prefix, first, false, source));
        if (target.sortKey() != null) {
            templates.add(
                    template(target.sortKey(), prefix, split ? key.subList(1, key.size()) : List.of(), true, source));
        }
        return templates;
    }

    private static KeyTemplateMapping template(
            KeyAttribute attribute, String prefix, List<String> columns, boolean sorts, SourceTable source) {
        if (attribute.type() == KeyType.N) {
            return new KeyTemplateMapping(attribute.name(), columns.isEmpty() ? "" : "{" + columns.get(0) + "}");
        }
        String slots = columns.stream()
                .map(column -> "{" + column + (sorts ? width(source, column) : "") + "}")
                .collect(Collectors.joining("#"));
        return new KeyTemplateMapping(attribute.name(), slots.isEmpty() ? prefix : prefix + "#" + slots);
    }

    /** As many digits as the type may have, so that text order is number order. */
    private static String width(SourceTable source, String column) {
        return switch (source.column(column).map(SourceColumn::type).orElse("")) {
            case "int2" -> ":5";
            case "int4" -> ":10";
            case "int8" -> ":19";
            default -> "";
        };
    }

    /** The type that loses nothing of a column; empty if the column cannot be moved. */
    public static Optional<AttributeType> usualType(SourceColumn column) {
        return SourceType.of(column).map(type -> {
            boolean tooPrecise =
                    type == SourceType.DECIMAL && column.precision() != null && column.precision() > MOST_DIGITS;
            return tooPrecise ? AttributeType.S : type.usually();
        });
    }

    private static String free(String name, Set<String> taken) {
        String candidate = name;
        for (int i = 2; taken.contains(candidate); i++) {
            candidate = name + "_" + i;
        }
        return candidate;
    }
}
