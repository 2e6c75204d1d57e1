package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.GlobalIndex;
import dev.drover.model.KeyAttribute;
import dev.drover.model.Projection;
import dev.drover.model.mapping.KeyTemplate;
import dev.drover.model.mapping.KeyTemplate.Part.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a read does not get from a structure although its key fits: other entities, attributes, what is filtered out. */
final class ReadCaveats {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final AccessPattern pattern;
    private final Structure structure;
    private final Map<String, Held> held;

    /** @param held the entities of the pattern that are in the structure, by the name that the pattern gives them */
    ReadCaveats(AccessPattern pattern, Structure structure, Map<String, Held> held) {
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
    }

    Shortfall shortfall(Held entity) {
        List<String> elsewhere = pattern.entities().stream()
                .filter(name -> !isBeside(entity, held.get(name)))
                .toList();
        List<String> unknown = new ArrayList<>();
        List<String> notCarried = new ArrayList<>();
        for (String name : pattern.attributesNeeded()) {
            if (inKey(name)) {
                continue;
            }
            Optional<String> attribute = held.values().stream()
                    .flatMap(h -> h.attribute(name).stream())
                    .findFirst();
            if (attribute.isPresent()) {
                if (!carries(attribute.get())) {
                    notCarried.add(name);
                }
            } else if (!held.values().stream().allMatch(h -> h.belongsToAnother(name)) || elsewhere.isEmpty()) {
                unknown.add(name);
            }
        }
        return new Shortfall(elsewhere, notCarried, unknown, false);
    }

    List<String> of(Shortfall shortfall) {
        List<String> caveats = new ArrayList<>();
        List<String> elsewhere = shortfall.elsewhere();
        if (!elsewhere.isEmpty()) {
            caveats.add(Words.list(elsewhere) + (elsewhere.size() == 1 ? " is" : " are")
                    + " not found by this key, so the pattern takes another call.");
        }
        if (!shortfall.notCarried().isEmpty()) {
            caveats.add(structure.name() + " does not carry " + Words.list(shortfall.notCarried())
                    + ", so each item takes another read from "
                    + structure.table().name() + ".");
        }
        if (!shortfall.unknown().isEmpty()) {
            caveats.add("No attribute in the target holds " + Words.list(shortfall.unknown()) + ".");
        }
        if (pattern.selectivity() != null && pattern.selectivity().compareTo(HALF) < 0) {
            caveats.add("Most of what is read is thrown away by the filter, and costs all the same.");
        }
        return caveats;
    }

    /** Whether the other entity comes with the same query: in the same items, or in the same partition. */
    private boolean isBeside(Held entity, @Nullable Held other) {
        if (other == null) {
            return false;
        }
        return other.entity().equals(entity.entity())
                || structure.partitionKeys().stream()
                        .map(KeyAttribute::name)
                        .allMatch(key -> shape(entity.template(key)).equals(shape(other.template(key))));
    }

    private static List<String> shape(Optional<KeyTemplate> template) {
        return template.stream()
                .flatMap(t -> t.parts().stream())
                .map(part -> part instanceof Literal literal ? literal.text() : "{}")
                .toList();
    }

    private boolean inKey(String name) {
        List<String> attributes = Stream.concat(structure.table().primaryKey().stream(), structure.keys().stream())
                .map(KeyAttribute::name)
                .toList();
        return attributes.contains(name)
                || held.values().stream()
                        .anyMatch(h -> h.columnsIn(attributes.stream()).stream().anyMatch(c -> h.names(name, c)));
    }

    private boolean carries(String attribute) {
        GlobalIndex index = structure.index();
        return index == null
                || index.projection() == Projection.ALL
                || index.projection() == Projection.INCLUDE && index.projected().contains(attribute);
    }
}
