package dev.drover.model.cost;

import java.util.List;
import java.util.stream.Stream;

/** What an inventory asks of a target model, and what the target holds; everything that cost is computed from. */
public record Workload(List<Demand> demands, List<StoredItems> stored, List<Note> notes) {

    public Workload {
        demands = List.copyOf(demands);
        stored = List.copyOf(stored);
        notes = List.copyOf(notes);
    }

    /** The patterns that are needed now: those that count. */
    public List<Demand> now() {
        return demands.stream().filter(Demand::now).toList();
    }

    /** Every table and index that is used or holds anything, each once. */
    List<String> structures() {
        return Stream.concat(
                        stored.stream().map(StoredItems::structure),
                        now().stream().flatMap(d -> d.units().stream()).map(UnitsPerCall::structure))
                .distinct()
                .toList();
    }

    List<StoredItems> in(String structure) {
        return stored.stream().filter(s -> s.structure().equals(structure)).toList();
    }
}
