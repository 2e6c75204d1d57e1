package dev.drover.proof;

import dev.drover.connection.SourceColumn;
import dev.drover.connection.SourceSchema;
import dev.drover.connection.SourceTable;
import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Volume;
import dev.drover.model.AttributeMapping.Embedded;
import dev.drover.model.EntityMapping;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Held;
import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.GeneratedRows;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How many rows of each entity there are, in collections of which size, and how large their items are. */
final class Quantities {

    private static final long USUAL_COLLECTION = 10;
    private static final int USUAL_CHILDREN = 2;
    private static final long LEAST_ROWS = 25;

    private final TargetModel model;
    private final List<AccessPattern> patterns;
    private final SourceSchema source;
    private final Map<String, Long> rowsOf = new LinkedHashMap<>();

    Quantities(TargetModel model, List<AccessPattern> patterns, SourceSchema source, int items) {
        this.model = model;
        this.patterns = patterns;
        this.source = source;
        Map<String, Double> weights = new LinkedHashMap<>();
        for (TargetTable table : model.tables()) {
            for (EntityMapping entity : table.entities()) {
                weights.put(name(table.name(), entity.entity()), weight(table, entity));
            }
        }
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        long least = Math.min(LEAST_ROWS, Math.max(1, items / Math.max(1, weights.size())));
        weights.forEach((name, weight) ->
                rowsOf.put(name, Math.max(least, Math.round(items * weight / Math.max(1, all)))));
        // What the small ones got more, the largest one gets less, so that the sum is what was asked for.
        long over = rowsOf.values().stream().mapToLong(Long::longValue).sum() - items;
        rowsOf.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(largest -> largest.setValue(Math.max(least, largest.getValue() - over)));
    }

    private static String name(String table, String entity) {
        return table + " " + entity;
    }

    /** By the rows of the source; where nobody counted them, by how many items a call is about. */
    private double weight(TargetTable table, EntityMapping entity) {
        long rows = source.table(entity.sourceTable())
                .map(SourceTable::estimatedRows)
                .orElse(0L);
        boolean counted = source.tables().stream().anyMatch(other -> other.estimatedRows() > 0);
        if (rows > 0 || counted) {
            return rows;
        }
        return about(table, entity).stream()
                .map(pattern -> pattern.volume().itemsAverage())
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .map(average -> Math.min(average, 100))
                .max()
                .orElse(1);
    }

    long rows(CompiledEntity entity) {
        return rowsOf.getOrDefault(name(entity.tableName(), entity.entity()), 0L);
    }

    GeneratedRows.Shape shape(CompiledEntity compiled) {
        TargetTable table = model.table(compiled.tableName()).orElseThrow();
        EntityMapping entity = table.entity(compiled.entity()).orElseThrow();
        Optional<Volume> volume = about(table, entity).stream()
                .filter(pattern -> pattern.entities().size() == 1)
                .map(AccessPattern::volume)
                .filter(stated -> stated.bytesAverage() != null)
                .max(Comparator.comparing(stated -> Objects.requireNonNull(stated.bytesAverage())));
        return new GeneratedRows.Shape(
                distinct(table, entity, rows(compiled)),
                children(entity),
                volume.map(Volume::bytesAverage).orElse(0),
                volume.map(Volume::bytesP99).orElse(0));
    }

    /** What patterns state comes first, then what the source says, and a guess last. */
    private Map<String, Long> distinct(TargetTable table, EntityMapping entity, long rows) {
        SourceTable from = source.table(entity.sourceTable()).orElseThrow();
        Map<String, Long> distinct = new HashMap<>();
        Map<String, Long> single = new HashMap<>();
        Map<String, Long> guessed = new HashMap<>();
        for (AccessPattern pattern : about(table, entity)) {
            boolean narrowed = pattern.sortBy().stream().anyMatch(condition -> condition.operator() == Operator.EQ);
            if (pattern.direction().writes() || narrowed && pattern.ordering() == null) {
                continue;
            }
            BigDecimal items = pattern.volume().itemsAverage();
            for (KeyCondition condition : pattern.partitionBy()) {
                column(table, entity, from, condition).ifPresent(column -> {
                    if (pattern.cardinality() != Cardinality.MULTIPLE) {
                        single.put(column, rows);
                    } else if (items == null) {
                        guessed.put(column, Math.max(1, rows / USUAL_COLLECTION));
                    } else {
                        long collection = Math.max(1, Math.round(items.doubleValue()));
                        distinct.merge(column, Math.max(1, rows / collection), Math::min);
                    }
                });
            }
        }
        single.forEach(distinct::putIfAbsent);
        from.foreignKeys().stream()
                .filter(key -> key.columns().size() == 1)
                .forEach(key -> distinct.putIfAbsent(key.columns().get(0), parents(key.references(), rows)));
        guessed.forEach(distinct::putIfAbsent);
        return distinct;
    }

    private long parents(String parent, long rows) {
        return model.tables().stream()
                .flatMap(table -> table.entities().stream()
                        .filter(entity -> entity.sourceTable().equals(parent))
                        .map(entity -> rowsOf.getOrDefault(name(table.name(), entity.entity()), 1L)))
                .findFirst()
                .orElse(Math.max(1, rows / USUAL_COLLECTION));
    }

    private static Optional<String> column(
            TargetTable table, EntityMapping entity, SourceTable from, KeyCondition condition) {
        Held held = Held.in(table, entity.entity()).orElse(new Held(entity, null));
        return from.columns().stream()
                .map(SourceColumn::name)
                .filter(column -> held.names(condition.attribute(), column))
                .findFirst();
    }

    private Map<String, Integer> children(EntityMapping entity) {
        Map<String, Integer> children = new HashMap<>();
        long parents = source.table(entity.sourceTable())
                .map(SourceTable::estimatedRows)
                .orElse(0L);
        entity.attributes().stream()
                .filter(Embedded.class::isInstance)
                .map(Embedded.class::cast)
                .forEach(list -> {
                    long rows = source.table(list.childTable())
                            .map(SourceTable::estimatedRows)
                            .orElse(0L);
                    children.put(
                            list.childTable(),
                            parents > 0 && rows > 0
                                    ? (int) Math.max(1, Math.round((double) rows / parents))
                                    : USUAL_CHILDREN);
                });
        return children;
    }

    private List<AccessPattern> about(TargetTable table, EntityMapping entity) {
        return patterns.stream()
                .filter(pattern -> !pattern.isRetired())
                .filter(pattern -> pattern.entities().stream()
                        .anyMatch(name -> Held.in(table, name)
                                .filter(held ->
                                        held.list() == null && held.entity().equals(entity))
                                .isPresent()))
                .toList();
    }
}
