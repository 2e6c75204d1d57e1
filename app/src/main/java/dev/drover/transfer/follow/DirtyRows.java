package dev.drover.transfer.follow;

import dev.drover.model.mapping.CompiledEntity;
import dev.drover.model.mapping.CompiledModel;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import dev.drover.transfer.change.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that some changes name, for every entity whose items hold something of them. */
final class DirtyRows {

    private final CompiledModel model;
    private final Map<CompiledEntity, Map<SourceKey, Dirty>> rows = new LinkedHashMap<>();
    private final Map<Referred, Lookup> lookups = new LinkedHashMap<>();
    private final Set<Long> transactions = new LinkedHashSet<>();

    DirtyRows(CompiledModel model) {
        this.model = model;
    }

    /**
     * A row that has to be read again.
     *
     * @param version of its newest change
     * @param moved how it was while its item may have had another key, also before it was deleted and made again
     * @param last how it was told last; null if only rows that belong to it changed
     */
    record Dirty(
            Version version,
            List<Map<String, @Nullable String>> moved,
            @Nullable Map<String, @Nullable String> last) {}

    /** A row that others look something up in: all of those have to be read again. */
    record Lookup(CompiledEntity entity, int number, Map<String, @Nullable String> image, Version version) {}

    /** What a lookup is told apart by: a row that changes ten times is looked up once. */
    private record Referred(CompiledEntity entity, int number, List<@Nullable String> values) {}

    Map<CompiledEntity, Map<SourceKey, Dirty>> rows() {
        return rows;
    }

    Iterable<Lookup> lookups() {
        return lookups.values();
    }

    Set<Long> transactions() {
        return transactions;
    }

    /** To be called in the order of the changes. */
    void add(RowChanged change) {
        transactions.add(change.transaction());
        for (CompiledEntity entity : model.entities()) {
            if (entity.sourceTable().equals(change.table())) {
                addOwn(entity, change);
            }
            entity.sources().parentColumns(change.table()).ifPresent(columns -> {
                addParent(entity, columns, change.before(), change.version());
                addParent(entity, columns, change.after(), change.version());
            });
            if (!change.isDelete()) {
                entity.sources().lookups(change.table()).stream()
                        .filter(number -> mayDiffer(entity.sources().lookedUp(number), change))
                        .forEach(number -> addLookup(entity, number, change));
            }
        }
    }

    private void addLookup(CompiledEntity entity, int number, RowChanged change) {
        List<@Nullable String> values = new ArrayList<>();
        entity.sources()
                .referred(number)
                .forEach(column -> values.add(change.after().get(column)));
        lookups.put(new Referred(entity, number, values), new Lookup(entity, number, change.after(), change.version()));
    }

    /** A change that carries the whole row as it was says which columns it left alone; many items may use the row. */
    private static boolean mayDiffer(Set<String> columns, RowChanged change) {
        return !columns.stream()
                .allMatch(column -> change.before().containsKey(column)
                        && (!change.after().containsKey(column)
                                || Objects.equals(
                                        change.before().get(column),
                                        change.after().get(column))));
    }

    private void addOwn(CompiledEntity entity, RowChanged change) {
        Optional<SourceKey> before = key(entity.sources().keyColumns(), change.before());
        Optional<SourceKey> after = key(entity.sources().keyColumns(), change.after());
        if (before.isPresent() && !before.equals(after)) {
            // The row is gone, or has another key.
            put(entity, before.get(), new Dirty(change.version(), List.of(change.before()), change.before()));
        }
        if (after.isPresent()) {
            Map<String, @Nullable String> now = new LinkedHashMap<>(change.before());
            now.putAll(change.after());
            boolean moved = before.equals(after)
                    && entity.targetKeyColumns().stream()
                            .anyMatch(column -> !Objects.equals(change.before().get(column), now.get(column)));
            put(entity, after.get(), new Dirty(change.version(), moved ? List.of(change.before()) : List.of(), now));
        }
    }

    private void addParent(
            CompiledEntity entity, List<String> columns, Map<String, @Nullable String> image, Version version) {
        key(columns, image).ifPresent(parent -> put(entity, parent, new Dirty(version, List.of(), null)));
    }

    private void put(CompiledEntity entity, SourceKey key, Dirty later) {
        rows.computeIfAbsent(entity, its -> new LinkedHashMap<>()).merge(key, later, DirtyRows::merged);
    }

    private static Dirty merged(Dirty earlier, Dirty later) {
        List<Map<String, @Nullable String>> moved = new ArrayList<>(earlier.moved());
        moved.addAll(later.moved());
        return new Dirty(later.version(), moved, later.last() == null ? earlier.last() : later.last());
    }

    /** Empty if the image does not have all columns of the key, or one is null. */
    private static Optional<SourceKey> key(List<String> columns, Map<String, @Nullable String> image) {
        List<String> values = new ArrayList<>(columns.size());
        for (String column : columns) {
            String value = image.get(column);
            if (value == null) {
                return Optional.empty();
            }
            values.add(value);
        }
        return Optional.of(new SourceKey(values));
    }
}
