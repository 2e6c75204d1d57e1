package dev.drover.discovery.sql;

import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceFacts.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How the tables of a join belong together, seen from the one with the key.
 *
 * @param lookups tables of which one row is fetched for each row of another
 */
record Joined(List<String> lookups, List<String> sentences) {

    static Joined from(String root, List<String> tables, Scope scope, List<Conditions.Link> links) {
        List<String> lookups = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        Set<String> reached = new LinkedHashSet<>(List.of(root));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            String from = next.remove();
            for (String to : tables) {
                if (!reached.contains(to) && isLinked(from, to, links)) {
                    reached.add(to);
                    next.add(to);
                    sentences.add(relation(scope.table(from), scope.table(to), links, lookups));
                }
            }
        }
        tables.stream()
                .filter(table -> !reached.contains(table))
                .forEach(table -> sentences.add(
                        "How " + table + " belongs to the others is not visible: plan a call of its own."));
        return new Joined(List.copyOf(lookups), List.copyOf(sentences));
    }

    private static String relation(
            SourceFacts.Table from, SourceFacts.Table to, List<Conditions.Link> links, List<String> lookups) {
        for (Reference reference : to.references()) {
            if (isUsed(reference, to.name(), from.name(), links)) {
                boolean identifying = !to.keys().isEmpty() && to.keys().get(0).containsAll(reference.columns());
                return identifying
                        ? "%s is a part of %s (%s is in its key): one item collection."
                                .formatted(to.name(), from.name(), Reads.words(reference.columns()))
                        : "%s belongs to %s through %s: the same item collection, or an index on it."
                                .formatted(to.name(), from.name(), Reads.words(reference.columns()));
            }
        }
        lookups.add(to.name());
        for (Reference reference : from.references()) {
            if (isUsed(reference, from.name(), to.name(), links)) {
                return "%s is looked up through %s.%s: keep a copy of what is shown, or call again."
                        .formatted(to.name(), from.name(), Reads.words(reference.columns()));
            }
        }
        return to.name() + " is joined to " + from.name() + " without a foreign key: a call of its own.";
    }

    private static boolean isUsed(Reference reference, String child, String parent, List<Conditions.Link> links) {
        return reference.table().equals(parent)
                && reference.columns().stream()
                        .anyMatch(column -> links.stream()
                                .anyMatch(link -> connects(
                                                link.left(), link.right(), new TableColumn(child, column), parent)
                                        || connects(
                                                link.right(), link.left(), new TableColumn(child, column), parent)));
    }

    private static boolean connects(TableColumn one, TableColumn other, TableColumn child, String parent) {
        return one.equals(child) && other.table().equals(parent);
    }

    private static boolean isLinked(String one, String other, List<Conditions.Link> links) {
        return links.stream()
                .anyMatch(link ->
                        link.left().table().equals(one) && link.right().table().equals(other)
                                || link.left().table().equals(other)
                                        && link.right().table().equals(one));
    }
}
