package dev.drover.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The design of the new store: what a run creates, fills and validates. */
public record TargetModel(List<TargetTable> tables) {

    public TargetModel {
        tables = List.copyOf(tables);
    }

    public static TargetModel empty() {
        return new TargetModel(List.of());
    }

    public Optional<TargetTable> table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The same model with one table put in place of the one of that name, or added. */
    public TargetModel with(TargetTable table) {
        if (table(table.name()).isEmpty()) {
            return new TargetModel(
                    Stream.concat(tables.stream(), Stream.of(table)).toList());
        }
        return new TargetModel(tables.stream()
                .map(t -> t.name().equals(table.name()) ? table : t)
                .toList());
    }
}
