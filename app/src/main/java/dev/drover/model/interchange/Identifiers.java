package dev.drover.model.interchange;

import java.util.Locale;
import java.util.Set;

/** Names for the things of a file, made from names that may have other characters. */
final class Identifiers {

    private Identifiers() {}

    /** "OrderLinesTable" for "order-lines": letters and digits only, as CloudFormation wants it. */
    static String camel(String name, String ending, Set<String> used) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return unused(camel + ending, "", used);
    }

    /** "order_lines" for "order.lines": letters, digits and underscores, as Terraform wants it. */
    static String snake(String name, Set<String> used) {
        String snake = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return unused(snake.matches("[A-Za-z_].*") ? snake : "_" + snake, "_", used);
    }

    private static String unused(String name, String separator, Set<String> used) {
        String candidate = name;
        for (int number = 2; !used.add(candidate); number++) {
            candidate = name + separator + number;
        }
        return candidate;
    }
}
