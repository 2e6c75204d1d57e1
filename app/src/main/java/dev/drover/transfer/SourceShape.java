package dev.drover.transfer;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.model.AttributeMapping;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.transfer.write.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The columns of the source tables that a model reads, as they were at some time.
 *
 * @param tables by name: the primary key and each column, in words
 */
record SourceShape(Map<String, List<String>> tables) {

    static SourceShape of(TargetModel model, SourceSchema source) {
        Map<String, List<String>> tables = new TreeMap<>();
        model.tables().stream()
                .flatMap(table -> table.entities().stream())
                .flatMap(SourceShape::tablesOf)
                .distinct()
                .forEach(name -> tables.put(
                        name, source.table(name).map(SourceShape::words).orElse(List.of("no table"))));
        return new SourceShape(tables);
    }

    /** What keeps a copy that began with this shape from going on with another one. */
    Optional<Obstacle> obstacleTo(SourceShape now) {
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            List<String> present = now.tables.getOrDefault(table.getKey(), List.of());
            List<String> gone = without(table.getValue(), present);
            List<String> come = without(present, table.getValue());
            if (!gone.isEmpty() || !come.isEmpty()) {
                List<String> changes = new ArrayList<>();
                gone.forEach(column -> changes.add("it had " + column));
                come.forEach(column -> changes.add("it has " + column));
                return Optional.of(Obstacle.otherColumns(table.getKey(), String.join(", ", changes)));
            }
        }
        return Optional.empty();
    }

    private static Stream<String> tablesOf(EntityMapping entity) {
        return Stream.concat(
                Stream.of(entity.sourceTable()), entity.attributes().stream().flatMap(SourceShape::tablesOf));
    }

    private static Stream<String> tablesOf(AttributeMapping attribute) {
        if (attribute instanceof AttributeMapping.Embedded embedded) {
            return Stream.of(embedded.childTable());
        }
        return attribute instanceof AttributeMapping.Joined joined ? Stream.of(joined.table()) : Stream.of();
    }

    private static List<String> words(SourceTable table) {
        List<String> words = new ArrayList<>();
        words.add("primary key " + String.join(", ", table.primaryKey()));
        table.columns().forEach(column -> words.add(words(column)));
        return words;
    }

    private static String words(SourceColumn column) {
        StringBuilder words = new StringBuilder(column.name()).append(' ').append(column.type());
        if (column.length() != null) {
            words.append('(').append(column.length()).append(')');
        }
        if (column.precision() != null) {
            words.append('(').append(column.precision());
            words.append(',').append(column.scale()).append(')');
        }
        return words.append(column.nullable() ? "" : " not null").toString();
    }

    private static List<String> without(List<String> some, List<String> others) {
        return some.stream().filter(word -> !others.contains(word)).toList();
    }
}
