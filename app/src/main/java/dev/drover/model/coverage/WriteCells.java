package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.KeyAttribute;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Judges what one structure does for one write: only tables are written, by their whole key. */
final class WriteCells {

    private final AccessPattern pattern;
    private final Structure structure;
    private final Map<String, Held> held;
    private final List<Held> items;

    /** @param held the entities of the pattern that are in the table, by the name that it gives them; at least one */
    WriteCells(AccessPattern pattern, Structure structure, Map<String, Held> held) {
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
        this.items = items(held);
    }

    /** For an index, whatever it holds. */
    static Cell ofIndex(Structure index) {
        return Cell.none(
                index,
                "Nobody writes to an index: DynamoDB keeps " + index.name() + " in step with "
                        + index.table().name() + ".");
    }

    Cell cell() {
        String table = structure.table().name();
        Set<String> operations = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        for (Held entity : items) {
            String operation = operation(entity);
            operations.add(operation);
            if (!operation.equals("PutItem")) {
                unknownKeyColumns(entity)
                        .forEach(column ->
                                missing.add(column + " of " + entity.entity().entity()));
            }
        }
        String operation = String.join(", ", operations);
        if (!missing.isEmpty()) {
            return Cell.noPath(
                    structure,
                    operation + " needs the whole key of an item in " + table + ", and the pattern does not know "
                            + Words.list(missing) + ".");
        }
        String reason = operation + " on " + table + " with "
                + Words.list(structure.table().primaryKey().stream()
                        .map(key -> key.name() + " = " + items.get(0).text(key.name()))
                        .toList())
                + ".";
        return Cell.serves(structure, operation, reason, caveats(), Shortfall.NOTHING);
    }

    /** The items that the write touches, each once: a list inside an item is written with it. */
    private static List<Held> items(Map<String, Held> held) {
        Map<String, Held> items = new LinkedHashMap<>();
        for (Held found : held.values()) {
            items.merge(found.entity().entity(), found, (a, b) -> a.list() == null ? a : b);
        }
        return List.copyOf(items.values());
    }

    private String operation(Held entity) {
        if (entity.list() != null || pattern.direction() == Direction.UPDATE) {
            return "UpdateItem";
        }
        return pattern.direction() == Direction.DELETE ? "DeleteItem" : "PutItem";
    }

    private List<String> unknownKeyColumns(Held entity) {
        List<String> known = Stream.concat(pattern.partitionBy().stream(), pattern.sortBy().stream())
                .filter(condition -> condition.operator() == Operator.EQ)
                .map(KeyCondition::attribute)
                .toList();
        List<String> keys = structure.table().primaryKey().stream()
                .map(KeyAttribute::name)
                .filter(key ->
                        known.stream().noneMatch(name -> Words.plain(name).equals(Words.plain(key))))
                .toList();
        return entity.columnsIn(keys.stream()).stream()
                .filter(column -> known.stream().noneMatch(name -> entity.names(name, column)))
                .toList();
    }

    private List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        List<String> elsewhere = pattern.entities().stream()
                .filter(name -> !held.containsKey(name))
                .toList();
        if (!elsewhere.isEmpty()) {
            caveats.add(Words.list(elsewhere) + (elsewhere.size() == 1 ? " is" : " are")
                    + " in another table, so the pattern takes another write.");
        }
        if (pattern.direction() == Direction.UPDATE) {
            for (Held entity : items) {
                List<String> key =
                        entity.columnsIn(structure.table().primaryKey().stream().map(KeyAttribute::name));
                pattern.attributesWritten().stream()
                        .filter(written -> key.stream().anyMatch(column -> entity.names(written, column)))
                        .forEach(written -> caveats.add(written + " is part of the key of "
                                + entity.entity().entity()
                                + ": to change it, delete the item and put a new one in one transaction."));
            }
        }
        return caveats;
    }
}
