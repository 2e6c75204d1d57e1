package dev.drover.model.coverage;

import dev.drover.inventory.AccessPattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a pattern says about the way it is served: {@code shop GSI2, Query, CUSTOMER#{id}, begins with ORDER#}. Text in
 * other forms says nothing.
 *
 * @param partition how the values of the partition key begin; empty if it does not say
 * @param sort the same for the sort key
 */
public record ClaimedPath(Structure structure, List<String> partition, List<String> sort) {

    private static final Pattern CALLS = Pattern.compile("(?i)\\b(one|[0-9]{1,6}) calls?\\b");
    private static final Pattern BEGINNING = Pattern.compile("(?<![A-Za-z0-9_}#-])[A-Za-z][A-Za-z0-9_-]*#");

    /** How many calls a pattern says that it takes: {@code one call}, {@code 10 calls}; empty if it does not say. */
    public static OptionalInt calls(AccessPattern pattern) {
        Matcher said = CALLS.matcher(pattern.servedBy());
        return said.find()
                ? OptionalInt.of(said.group(1).equalsIgnoreCase("one") ? 1 : Integer.parseInt(said.group(1)))
                : OptionalInt.empty();
    }

    /** @param structures of the model, among which the text names one */
    public static Optional<ClaimedPath> of(AccessPattern pattern, List<Structure> structures) {
        if (pattern.servedBy().isBlank()) {
            return Optional.empty();
        }
        return structure(pattern.servedBy(), structures).map(structure -> {
            List<List<String>> keys = Stream.of(pattern.servedBy().split(","))
                    .map(ClaimedPath::beginnings)
                    .filter(beginnings -> !beginnings.isEmpty())
                    .toList();
            return new ClaimedPath(
                    structure, keys.isEmpty() ? List.of() : keys.get(0), keys.size() < 2 ? List.of() : keys.get(1));
        });
    }

    /** An index before its table, because the text names both. */
    private static Optional<Structure> structure(String text, List<Structure> structures) {
        Set<String> words = Stream.of(text.split("[^A-Za-z0-9_.-]+")).collect(Collectors.toSet());
        List<Structure> named = structures.stream()
                .filter(structure -> words.contains(structure.name()))
                .toList();
        Set<String> tables = named.stream()
                .filter(structure -> !structure.isIndex())
                .map(Structure::name)
                .collect(Collectors.toSet());
        return named.stream()
                .filter(structure -> structure.isIndex()
                        && (tables.isEmpty()
                                || tables.contains(structure.table().name())))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    private static List<String> beginnings(String part) {
        return BEGINNING
                .matcher(part)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }
}
