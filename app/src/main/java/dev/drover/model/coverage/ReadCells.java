package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.EntityMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Judges what one structure does for one read. */
final class ReadCells {

    private final AccessPattern pattern;
    private final Structure structure;
    private final Map<String, Held> held;

    /** @param held the entities of the pattern that are in the structure, by the name that it gives them; at least one */
    ReadCells(AccessPattern pattern, Structure structure, Map<String, Held> held) {
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
    }

    Cell cell() {
        List<Cell> served = new ArrayList<>();
        List<KeyFit.Misses> missed = new ArrayList<>();
        for (Held entity : held.values()) {
            KeyFit fit = KeyMatch.of(pattern, structure, entity, alone(entity));
            if (fit instanceof KeyFit.Fits fits) {
                served.add(served(entity, fits));
            } else if (fit instanceof KeyFit.Misses misses) {
                missed.add(misses);
            }
        }
        if (served.isEmpty() && pattern.partitionBy().isEmpty() && pattern.cardinality() == Cardinality.ALL) {
            return scan();
        }
        return served.stream()
                .min(Comparator.comparingInt(Cell::rank))
                .orElseGet(() -> Cell.noPath(
                        structure,
                        missed.stream()
                                .min(Comparator.comparing(misses -> !misses.close()))
                                .map(KeyFit.Misses::reason)
                                .orElseThrow()));
    }

    private Cell served(Held entity, KeyFit.Fits fits) {
        Consistency consistency = pattern.promise().consistency();
        if (structure.isDelayed() && consistency == Consistency.STRONG
                || structure.isIndex() && consistency == Consistency.TRANSACTIONAL) {
            return tooStale(consistency);
        }
        boolean get = !structure.isIndex()
                && fits.oneItem()
                && alone(entity)
                && pattern.cardinality() != Cardinality.MULTIPLE
                && pattern.cardinality() != Cardinality.ALL;
        List<String> caveats = new ArrayList<>(fits.caveats());
        Shortfall shortfall = caveats().shortfall(entity);
        caveats.addAll(caveats().of(shortfall));
        if (fits.oneItem() && alone(entity) && !structure.isIndex() && pattern.cardinality() == Cardinality.MULTIPLE) {
            caveats.add("The key leads to one item, and the pattern reads several.");
        }
        if (!get && consistency == Consistency.TRANSACTIONAL) {
            caveats.add("A transaction reads single items by their whole key; a query cannot be part of it.");
        }
        String operation = get ? "GetItem" : "Query";
        return Cell.serves(
                structure,
                operation,
                operation + " on " + structure.name() + " with " + fits.condition() + "." + filters(),
                caveats,
                shortfall);
    }

    private Cell tooStale(Consistency consistency) {
        return Cell.tooStale(
                structure,
                consistency == Consistency.STRONG
                        ? structure.name()
                                + " has the right key, but a global index answers with a delay, and the pattern"
                                + " needs strong consistency."
                        : structure.name() + " has the right key, but transactions do not read indexes.");
    }

    private Cell scan() {
        Consistency consistency = pattern.promise().consistency();
        if (structure.isDelayed() && consistency == Consistency.STRONG) {
            return tooStale(consistency);
        }
        if (pattern.ordering() != null) {
            return Cell.noPath(
                    structure, "Only a scan of " + structure.whole() + " finds all, and a scan has no order.");
        }
        List<String> others = structure.table().entities().stream()
                .filter(entity -> structure.holds(entity)
                        && held.values().stream().noneMatch(h -> h.entity().equals(entity)))
                .map(EntityMapping::entity)
                .toList();
        String included = others.isEmpty() ? "" : ", " + Words.list(others) + " included";
        Shortfall shortfall = caveats().shortfall(held.values().iterator().next());
        return Cell.scans(
                structure,
                "The pattern asks for everything: a scan reads " + structure.whole() + included + "." + filters(),
                caveats().of(shortfall),
                shortfall);
    }

    private boolean alone(Held entity) {
        return pattern.entities().stream().allMatch(name -> {
            Held other = held.get(name);
            return other != null && other.entity().equals(entity.entity());
        });
    }

    private ReadCaveats caveats() {
        return new ReadCaveats(pattern, structure, held);
    }

    private String filters() {
        return pattern.filters().isBlank()
                ? ""
                : " What is read is then filtered by " + pattern.filters().strip() + ".";
    }
}
