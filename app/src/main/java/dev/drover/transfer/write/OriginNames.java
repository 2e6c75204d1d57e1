package dev.drover.transfer.write;

import dev.drover.model.mapping.CompiledModel;
import dev.drover.transfer.guarded.Origin;
import java.util.function.Function;

/** Says which row an item was made from, for people. */
public final class OriginNames implements Function<Origin, String> {

    private final CompiledModel model;

    public OriginNames(CompiledModel model) {
        this.model = model;
    }

    /** For example {@code orders with id = 5}. */
    @Override
    public String apply(Origin origin) {
        return model.entities().stream()
                .filter(entity -> entity.entity().equals(origin.entity()))
                .findFirst()
                .map(entity -> entity.nameOf(origin.key()))
                .orElse(origin.text());
    }
}
