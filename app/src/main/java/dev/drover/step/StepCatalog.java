package dev.drover.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All kinds of work that this Drover knows. */
@Component
public class StepCatalog {

    private final Map<String, StepType<?>> types = new LinkedHashMap<>();

    StepCatalog(List<StepType<?>> types) {
        for (StepType<?> type : types) {
            StepType<?> other = this.types.put(type.describe().id(), type);
            if (other != null) {
                throw new IllegalStateException("Two step types have the id "
                        + type.describe().id() + ": " + other.getClass().getName() + " and "
                        + type.getClass().getName());
            }
        }
    }

    public Optional<StepType<?>> find(String id) {
        return Optional.ofNullable(types.get(id));
    }

    /** The type with that id; use only with an id that was checked before. */
    public StepType<?> get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("There is no step type " + id));
    }

    public List<StepType<?>> all() {
        return List.copyOf(types.values());
    }
}
