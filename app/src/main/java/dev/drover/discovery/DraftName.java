package dev.drover.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names for drafts; people find better ones. */
final class DraftName {

    private static final int LONGEST = 120;

    private DraftName() {}

    /** "Orders by customer_id, placed_at descending". */
    static String of(Classified classified) {
        List<String> tables = classified.tables();
        String first = words(tables.isEmpty() ? "rows" : tables.get(0));
        String rest = tables.size() < 2
                ? ""
                : " with " + tables.stream().skip(1).map(DraftName::words).collect(Collectors.joining(", "));
        String key = classified.partitionBy().isEmpty() ? "" : " by " + String.join(", ", classified.partitionBy());
        String name = switch (classified.kind()) {
            case POINT, JOIN -> first + rest + key;
            case COLLECTION -> first + key + order(classified);
            case BATCH -> "Several " + first + key;
            case SEARCH -> "Search " + first + rest;
            case COUNT -> "Count " + first + key;
            case ANALYTIC -> "Report on " + first + rest;
            case SCAN -> "All " + first + rest + order(classified);
            case CREATE -> "Create " + first;
            case UPDATE_BY_KEY, CONDITIONAL_UPDATE, MULTI_WRITE -> changes(classified, first) + key;
            case DELETE_BY_KEY -> "Delete " + first + key;
            case NOISE, OTHER -> "";
        };
        return shortened(name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static String changes(Classified classified, String first) {
        return classified.writes().isEmpty()
                ? "Delete " + first
                : "Set " + String.join(", ", classified.writes()) + " of " + first;
    }

    private static String order(Classified classified) {
        if (classified.sortBy().isEmpty()) {
            return "";
        }
        String column = classified.sortBy().get(0).replaceFirst(" [A-Z_]+$", "");
        Boolean descending = classified.descending();
        return " in order of " + column + (descending != null && descending ? ", last first" : "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private static String words(String table) {
        return table.replace('_', ' ');
    }

    /** "OrderLine" for {@code order_lines}: how entities are called. */
    static String entity(String table) {
        String camel = Arrays.stream(table.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        if (camel.endsWith("ies") && camel.length() > 4) {
            return camel.substring(0, camel.length() - 3) + "y";
        }
        if (camel.matches(".*(ss|x|ch|sh)es")) {
            return camel.substring(0, camel.length() - 2);
        }
        boolean plural = camel.endsWith("s") && !camel.endsWith("ss") && !camel.endsWith("us") && camel.length() > 3;
        return plural ? camel.substring(0, camel.length() - 1) : camel;
    }
}
