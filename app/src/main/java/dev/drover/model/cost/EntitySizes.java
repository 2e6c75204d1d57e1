package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Volume;
import dev.drover.inventory.AccessPattern.Volume.Origin;
import dev.drover.model.EntityMapping;
import dev.drover.model.GlobalIndex;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How many items of each entity the target will hold, and how large they are. */
final class EntitySizes {

    private final List<AccessPattern> patterns;
    private final Map<String, Long> rows;
    private final List<Note> notes = new ArrayList<>();

    /** @param rows of the source tables; a table that is missing or has 0 was never counted */
    EntitySizes(List<AccessPattern> patterns, Map<String, Long> rows) {
        this.patterns = patterns;
        this.rows = rows;
    }

    List<Note> notes() {
        return notes;
    }

    List<StoredItems> of(TargetModel model) {
        List<StoredItems> stored = new ArrayList<>();
        for (TargetTable table : model.tables()) {
            // Looked up once: every entity asks all patterns, and patterns name the same few.
            Map<String, Optional<Held>> held = patterns.stream()
                    .filter(pattern -> pattern.entities().size() == 1)
                    .map(pattern -> pattern.entities().get(0))
                    .distinct()
                    .collect(Collectors.toMap(name -> name, name -> Held.in(table, name)));
            for (EntityMapping entity : table.entities()) {
                stored.addAll(of(table, entity, held));
            }
        }
        return stored;
    }

    private List<StoredItems> of(TargetTable table, EntityMapping entity, Map<String, Optional<Held>> named) {
        Optional<Volume> volume = volume(entity, named);
        long items = rows.getOrDefault(entity.sourceTable(), 0L);
        if (items <= 0) {
            notes.add(Note.missing(
                    entity.entity(),
                    "Its storage and backfill are not in the bills: the source does not say how many rows "
                            + entity.sourceTable()
                            + " has. If the source can be reached, run ANALYZE there."));
        }
        if (volume.isEmpty()) {
            notes.add(Note.missing(
                    entity.entity(),
                    "Its storage and backfill are not in the bills: no access pattern of it alone says how large an"
                            + " item is."));
        }
        if (items <= 0 || volume.isEmpty()) {
            return List.of();
        }
        BigDecimal count = BigDecimal.valueOf(items);
        BigDecimal bytes = BigDecimal.valueOf(volume.map(Volume::bytesAverage).orElseThrow());
        List<StoredItems> stored = new ArrayList<>();
        stored.add(new StoredItems(table.name(), false, entity.entity(), count, bytes));
        for (GlobalIndex index : table.indexes()) {
            Structure structure = new Structure(table, index);
            if (structure.holds(entity)) {
                stored.add(new StoredItems(
                        structure.id(),
                        true,
                        entity.entity(),
                        count,
                        ProjectedBytes.of(index.projection(), bytes).bytes()));
            }
        }
        return stored;
    }

    /** What the best informed pattern of this entity alone says; of several, the largest items. */
    private Optional<Volume> volume(EntityMapping entity, Map<String, Optional<Held>> named) {
        return patterns.stream()
                .filter(pattern -> pattern.entities().size() == 1 && isAbout(pattern, entity, named))
                .map(AccessPattern::volume)
                .filter(volume -> volume.bytesAverage() != null)
                .min(Comparator.comparing(EntitySizes::trust)
                        .thenComparing(volume ->
                                -Optional.ofNullable(volume.bytesAverage()).orElse(0)));
    }

    private static boolean isAbout(AccessPattern pattern, EntityMapping entity, Map<String, Optional<Held>> named) {
        return named.getOrDefault(pattern.entities().get(0), Optional.empty())
                .filter(held -> held.list() == null && held.entity().equals(entity))
                .isPresent();
    }

    private static int trust(Volume volume) {
        Origin origin = volume.bytesOrigin();
        return origin == null ? Origin.GUESS.ordinal() : origin.ordinal();
    }
}
