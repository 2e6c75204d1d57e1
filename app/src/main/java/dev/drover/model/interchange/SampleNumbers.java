package dev.drover.model.interchange;

import dev.drover.model.lint.TextNumber;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Finds attributes of a table of NoSQL Workbench that are declared as text and have nothing but numbers in its samples.
 *
 * <p>Keys are left out: a key that has to begin with something else one day is better off as text. So are numbers that
 * begin with a zero, such as postcodes, which would lose it.
 */
final class SampleNumbers {

    /** Longer text is nothing that somebody adds up. */
    private static final int LONGEST = 60;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");

    private SampleNumbers() {}

    static List<TextNumber> of(JsonNode node, String table) {
        Map<String, List<JsonNode>> samples = samples(node);
        Set<String> keys = keys(node);
        return Nodes.list(node, "NonKeyAttributes").stream()
                .filter(declared -> Nodes.text(declared, "AttributeType").equals("S"))
                .map(declared -> Nodes.text(declared, "AttributeName"))
                .filter(name -> !keys.contains(name))
                .distinct()
                .flatMap(name -> number(table, name, samples.getOrDefault(name, List.of())))
                .toList();
    }

    private static Stream<TextNumber> number(String table, String name, List<JsonNode> samples) {
        List<String> texts =
                samples.stream().map(sample -> Nodes.text(sample, "S")).toList();
        return texts.isEmpty() || !texts.stream().allMatch(SampleNumbers::isNumber)
                ? Stream.of()
                : Stream.of(new TextNumber(
                        table,
                        name,
                        texts.get(0),
                        texts.stream().mapToInt(SampleNumbers::digits).max().orElse(0)));
    }

    private static boolean isNumber(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches();
    }

    private static int digits(String number) {
        return (int) number.chars().filter(Character::isDigit).count();
    }

    private static Map<String, List<JsonNode>> samples(JsonNode node) {
        return Stream.concat(
                        Nodes.list(node, "TableData").stream(),
                        Nodes.list(node, "TableFacets").stream()
                                .flatMap(facet -> Nodes.list(facet, "TableData").stream()))
                .flatMap(JsonNode::propertyStream)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Set<String> keys(JsonNode node) {
        Set<String> keys = new HashSet<>();
        Stream.concat(Stream.of(node), Nodes.list(node, "GlobalSecondaryIndexes").stream())
                .map(structure -> structure.path("KeyAttributes"))
                .forEach(key -> {
                    keys.add(Nodes.text(key.path("PartitionKey"), "AttributeName"));
                    keys.add(Nodes.text(key.path("SortKey"), "AttributeName"));
                });
        return keys;
    }
}
