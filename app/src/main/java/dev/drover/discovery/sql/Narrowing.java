package dev.drover.discovery.sql;

import dev.drover.discovery.SourceFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the known columns make a partition, and which only filter within it.
 *
 * @param rest known columns that are not in the partition, as conditions
 * @param selectivity the rows that these leave, if values are spread evenly; null if there are none or nothing is known
 */
record Narrowing(
        List<String> partitionBy,
        List<String> rest,
        @Nullable Double selectivity,
        List<String> warnings) {

    /** Fewer partitions than this do not spread the load; the same figure as in the rule KEY-01. */
    private static final int FEW = 100;

    /** @param key the unique key that is known completely; empty if there is none */
    static Narrowing of(Query query, String table, List<String> key) {
        Conditions conditions = query.conditions();
        SourceFacts.Table facts = query.scope().table(table);
        List<TableColumn> known = new ArrayList<>(conditions.equal());
        List<TableColumn> partition = new ArrayList<>();
        if (key.isEmpty()) {
            known.stream()
                    .filter(column -> column.table().equals(table))
                    .max(Comparator.comparingDouble(column -> distinct(facts, column)))
                    .or(() -> known.stream().findFirst())
                    .ifPresent(partition::add);
        } else {
            known.stream()
                    .filter(column -> column.table().equals(table) && key.contains(column.column()))
                    .forEach(partition::add);
        }
        List<TableColumn> others =
                known.stream().filter(column -> !partition.contains(column)).toList();
        return new Narrowing(
                partition.stream().map(query::name).toList(),
                others.stream()
                        .map(column -> conditions.written(column).isEmpty()
                                ? query.name(column) + " is one of several values"
                                : conditions.written(column))
                        .toList(),
                selectivity(query, others),
                key.isEmpty() ? warnings(facts, partition) : List.of());
    }

    private static double distinct(SourceFacts.Table facts, TableColumn column) {
        return facts.column(column.column())
                .map(found -> found.distinctAmong(facts.rows()))
                .orElse(0.0);
    }

    private static @Nullable Double selectivity(Query query, List<TableColumn> others) {
        double left = 1;
        for (TableColumn column : others) {
            double distinct = distinct(query.scope().table(column.table()), column);
            if (distinct < 1) {
                return null;
            }
            left /= distinct;
        }
        return others.isEmpty() || !query.conditions().filters().isEmpty() ? null : left;
    }

    private static List<String> warnings(SourceFacts.Table facts, List<TableColumn> partition) {
        return partition.stream()
                .filter(column -> column.table().equals(facts.name()))
                .flatMap(column -> facts.column(column.column()).stream())
                .filter(column -> column.distinctAmong(facts.rows()) >= 1 && column.distinctAmong(facts.rows()) < FEW)
                .map(column -> "%s has about %.0f values%s: alone it is a poor partition key."
                        .formatted(
                                column.name(),
                                column.distinctAmong(facts.rows()),
                                column.topShare() == null
                                        ? ""
                                        : String.format(
                                                Locale.ROOT,
                                                ", and the most common one has %.0f %% of the rows",
                                                column.topShare() * 100)))
                .toList();
    }

    /** Everything that filters. */
    List<String> filters(List<String> written) {
        return Stream.concat(rest.stream(), written.stream()).toList();
    }
}
