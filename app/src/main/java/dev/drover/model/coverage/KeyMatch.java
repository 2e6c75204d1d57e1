package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.model.KeyAttribute;
import dev.drover.model.mapping.KeyTemplate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the conditions of a read with the key templates that one entity has in a structure.
 *
 * <p>The partition key needs every one of its columns exactly. What the pattern knows besides has to be the beginning of
 * the sort key: exact values first, then at most one range.
 */
final class KeyMatch {

    private final AccessPattern pattern;
    private final Structure structure;
    private final Held held;
    private final boolean alone;
    private final List<KeyCondition> open;
    private final Set<KeyCondition> taken = new HashSet<>();

    private KeyMatch(AccessPattern pattern, Structure structure, Held held, boolean alone) {
        this.alone = alone;
        this.pattern = pattern;
        this.structure = structure;
        this.held = held;
        this.open = new ArrayList<>(pattern.partitionBy());
    }

    /** @param alone whether nothing but this entity's items is wanted from the partition */
    static KeyFit of(AccessPattern pattern, Structure structure, Held held, boolean alone) {
        return new KeyMatch(pattern, structure, held, alone).fit();
    }

    private KeyFit fit() {
        for (KeyAttribute attribute : structure.partitionKeys()) {
            Optional<KeyFit.Misses> misses = take(attribute.name());
            if (misses.isPresent()) {
                return misses.get();
            }
        }
        // Not before: a column may stand in several attributes of the partition key.
        open.removeAll(taken);
        open.addAll(pattern.sortBy());
        String condition = structure.partitionKeys().stream()
                .map(key -> key.name() + " = " + held.text(key.name()))
                .collect(Collectors.joining(" and "));
        return new SortMatch(pattern, structure, held, alone, open).fit(condition);
    }

    /** Takes what the pattern knows of one attribute of the partition key; the reason if that is not enough. */
    private Optional<KeyFit.Misses> take(String key) {
        Optional<KeyTemplate> template = held.template(key);
        if (template.isEmpty()) {
            return Optional.of(
                    new KeyFit.Misses("The template for " + key + " of " + entity() + " cannot be read.", false));
        }
        if (!takeWhole(key)) {
            List<String> missing = new ArrayList<>();
            for (String column : template.get().columns().stream().distinct().toList()) {
                Optional<KeyCondition> condition = condition(column);
                if (condition.isEmpty()) {
                    missing.add(column);
                } else if (condition.get().operator() != Operator.EQ) {
                    return Optional.of(new KeyFit.Misses(
                            "A partition key takes exact values, and the pattern knows "
                                    + condition.get().attribute() + " only "
                                    + SortMatch.words(condition.get().operator()) + ".",
                            false));
                } else {
                    taken.add(condition.get());
                }
            }
            if (!missing.isEmpty()) {
                return Optional.of(
                        new KeyFit.Misses(missing(key, missing, template.get().columns()), false));
            }
        }
        return Optional.empty();
    }

    /** Whether the pattern names the key attribute itself. */
    private boolean takeWhole(String key) {
        return open.removeIf(condition -> condition.operator() == Operator.EQ
                && Words.plain(condition.attribute()).equals(Words.plain(key)));
    }

    private Optional<KeyCondition> condition(String column) {
        return open.stream()
                .filter(condition -> held.names(condition.attribute(), column))
                .findFirst();
    }

    private String missing(String key, List<String> missing, List<String> all) {
        if (pattern.partitionBy().isEmpty()) {
            return "The pattern names no attribute that every call knows, and " + key + " of " + entity()
                    + " is made of " + Words.list(all) + ". A query would read " + structure.whole() + ".";
        }
        if (missing.size() == all.stream().distinct().count()) {
            return structure.name() + " has no key that starts with " + asked() + ": for " + entity() + ", " + key
                    + " is made of " + Words.list(all) + ". A query would read " + structure.whole() + ".";
        }
        return key + " of " + entity() + " also needs " + Words.list(missing)
                + ", which the pattern does not know. A query would read " + structure.whole() + ".";
    }

    private String asked() {
        return Words.list(
                pattern.partitionBy().stream().map(KeyCondition::attribute).toList());
    }

    private String entity() {
        return held.entity().entity();
    }
}
