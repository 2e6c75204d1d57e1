package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.AttributeMapping.FromColumn;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.KeyTemplateMapping;
import dev.drover.model.KeyType;
import dev.drover.model.Projection;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An index that would serve a read that nothing serves.
 *
 * @param isNew whether the table has no such index yet; otherwise the entity only needs templates for its keys
 * @param sortTemplate empty if the pattern neither narrows nor orders
 */
public record Suggestion(
        String table,
        String index,
        boolean isNew,
        String entity,
        String partitionKey,
        String partitionTemplate,
        String sortKey,
        String sortTemplate) {

    /** Empty if an index cannot help: for writes, for fresh reads, and where the pattern or the model says too little. */
    static Optional<Suggestion> of(TargetModel model, AccessPattern pattern) {
        boolean needsFresh = pattern.promise().consistency() == Consistency.STRONG
                || pattern.promise().consistency() == Consistency.TRANSACTIONAL;
        boolean exact = pattern.partitionBy().stream().allMatch(c -> c.operator() == Operator.EQ);
        if (pattern.direction() != Direction.READ
                || needsFresh
                || !exact
                || pattern.partitionBy().isEmpty()) {
            return Optional.empty();
        }
        for (TargetTable table : model.tables()) {
            for (String name : pattern.entities()) {
                Optional<Held> held = Held.in(table, name).filter(found -> found.list() == null);
                if (held.isPresent()) {
                    return Optional.of(in(table, held.get(), pattern));
                }
            }
        }
        return Optional.empty();
    }

    /** The model with what is suggested in it; a new index carries every attribute. */
    public TargetModel applied(TargetModel model) {
        TargetTable before = model.table(table).orElseThrow();
        List<KeyTemplateMapping> keys = Stream.of(
                        new KeyTemplateMapping(partitionKey, partitionTemplate),
                        new KeyTemplateMapping(sortKey, sortTemplate))
                .filter(key -> !key.template().isEmpty())
                .toList();
        Stream<GlobalIndex> added = isNew
                ? Stream.of(new GlobalIndex(
                        index,
                        KeyAttribute.text(partitionKey),
                        sortTemplate.isEmpty() ? null : KeyAttribute.text(sortKey),
                        Projection.ALL,
                        List.of()))
                : Stream.of();
        return model.with(new TargetTable(
                before.name(),
                before.partitionKey(),
                before.sortKey(),
                Stream.concat(before.indexes().stream(), added).toList(),
                before.entities().stream()
                        .map(mapped -> mapped.entity().equals(entity) ? withKeys(mapped, keys) : mapped)
                        .toList()));
    }

    private static EntityMapping withKeys(EntityMapping mapped, List<KeyTemplateMapping> keys) {
        return mapped.withKeys(
                Stream.concat(mapped.keys().stream(), keys.stream()).toList());
    }

    private static Suggestion in(TargetTable table, Held held, AccessPattern pattern) {
        String partition = pattern.partitionBy().stream()
                .map(condition -> label(held, condition) + "#{" + column(held, condition) + "}")
                .collect(Collectors.joining("#"));
        String sort = pattern.sortBy().stream()
                .map(condition -> "{" + column(held, condition) + "}")
                .collect(Collectors.joining("#"));
        Optional<GlobalIndex> free =
                table.indexes().stream().filter(index -> isFree(index, held)).findFirst();
        if (free.isPresent()) {
            GlobalIndex index = free.get();
            return new Suggestion(
                    table.name(),
                    index.name(),
                    false,
                    held.entity().entity(),
                    index.partitionKey().name(),
                    partition,
                    Objects.requireNonNull(index.sortKey()).name(),
                    sort.isEmpty() ? held.entity().entity().toUpperCase(Locale.ROOT) : sort);
        }
        String name = freeName(table);
        return new Suggestion(
                table.name(), name, true, held.entity().entity(), name + "PK", partition, name + "SK", sort);
    }

    /** Whether the entity is not in the index yet, and the index takes text of any kind for its keys. */
    private static boolean isFree(GlobalIndex index, Held held) {
        return index.sortKey() != null
                && index.partitionKey().type() == KeyType.S
                && index.sortKey().type() == KeyType.S
                && held.entity().key(index.partitionKey().name()).isEmpty()
                && held.entity().key(index.sortKey().name()).isEmpty();
    }

    private static String label(Held held, KeyCondition condition) {
        return column(held, condition).replaceFirst("(?i)_id$", "").toUpperCase(Locale.ROOT);
    }

    /** The column of the source that the pattern means; what it says itself if no mapping tells. */
    private static String column(Held held, KeyCondition condition) {
        List<String> columns = held.entity().attributes().stream()
                .filter(FromColumn.class::isInstance)
                .map(attribute -> ((FromColumn) attribute).column())
                .filter(column -> held.names(condition.attribute(), column))
                .toList();
        String said = condition.attribute();
        return columns.isEmpty() ? said.substring(said.lastIndexOf('.') + 1) : columns.get(0);
    }

    private static String freeName(TargetTable table) {
        int number = 1;
        while (table.index("GSI" + number).isPresent()) {
            number++;
        }
        return "GSI" + number;
    }
}
