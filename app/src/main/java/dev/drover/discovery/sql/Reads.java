package dev.drover.discovery.sql;

import dev.drover.discovery.Classified;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.StatementClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** What a select needs. */
final class Reads {

    private final SourceFacts facts;
    private final StatementParser parser;

    Reads(SourceFacts facts, StatementParser parser) {
        this.facts = facts;
        this.parser = parser;
    }

    Classified select(PlainSelect select) {
        Query query = new Query(facts, parser);
        query.add(select);
        Set<String> tables = query.scope().tables();
        if (tables.isEmpty()) {
            throw new NotUnderstoodException(String.join(" ", query.notes()));
        }
        List<String> why = new ArrayList<>(query.notes());
        if (select.getForMode() != null) {
            why.add("It locks what it reads: the write that follows needs a condition or a transaction.");
        }
        if (select.getOffset() != null) {
            why.add("It pages by OFFSET; DynamoDB pages by the last key.");
        }
        return classified(query, select, List.copyOf(tables), why);
    }

    private Classified classified(Query query, PlainSelect select, List<String> tables, List<String> why) {
        Conditions conditions = query.conditions();
        if (query.aggregates()) {
            why.add("It groups rows or computes over them.");
            return found(StatementClass.ANALYTIC, query, select, tables, List.of(), why);
        }
        if (Query.isCount(select)) {
            why.add("It returns nothing but a number of rows.");
            return found(StatementClass.COUNT, query, select, tables, List.of(), why);
        }
        if (conditions.search() != null) {
            why.add(conditions.search());
            return found(StatementClass.SEARCH, query, select, tables, List.of(), why);
        }
        if (conditions.equal().isEmpty()) {
            why.add(
                    conditions.ranges().isEmpty()
                            ? "No condition says which rows by the value of a column."
                            : "It has a range but no equality: there is no partition to look in.");
            return found(StatementClass.SCAN, query, select, tables, List.of(), why);
        }
        if (tables.size() > 1) {
            return join(query, select, tables, why);
        }
        if (conditions.hasSubSelect()) {
            why.add("It has a sub-select: count that as calls of its own.");
        }
        return oneTable(query, select, tables.get(0), why);
    }

    private Classified oneTable(Query query, PlainSelect select, String table, List<String> why) {
        Conditions conditions = query.conditions();
        Optional<List<String>> key = query.scope().table(table).keyWithin(columns(conditions.equal(), table));
        if (key.isEmpty()) {
            why.add("Several rows can have the same " + words(columns(conditions.equal(), table)) + ".");
            if (!conditions.listed().isEmpty()) {
                why.add("It takes a list of values: one Query for each.");
            }
            return found(StatementClass.COLLECTION, query, select, List.of(table), List.of(), why);
        }
        boolean list = conditions.listed().stream().anyMatch(column -> key.get().contains(column.column()));
        why.add(words(key.get()) + (key.get().size() == 1 ? " is" : " are together") + " unique in " + table
                + (list ? ", and it takes a list of values." : "."));
        return found(list ? StatementClass.BATCH : StatementClass.POINT, query, select, List.of(table), key.get(), why);
    }

    private Classified join(Query query, PlainSelect select, List<String> tables, List<String> why) {
        Conditions conditions = query.conditions();
        String root = root(query, tables);
        Joined joined = Joined.from(root, tables, query.scope(), conditions.links());
        why.addAll(joined.sentences());
        List<String> rootFirst = new ArrayList<>(List.of(root));
        tables.stream().filter(table -> !table.equals(root)).forEach(rootFirst::add);
        List<String> key = query.scope()
                .table(root)
                .keyWithin(columns(conditions.equal(), root))
                .orElse(List.of());
        Classified found = found(StatementClass.JOIN, query, select, rootFirst, key, why);
        return new Classified(
                found.kind(),
                found.tables(),
                joined.lookups(),
                found.partitionBy(),
                found.sortBy(),
                found.descending(),
                found.filters(),
                found.selectivity(),
                found.reads(),
                found.writes(),
                found.why());
    }

    /** The table that the key belongs to: one of which a unique key is known, or else the first with a known column. */
    private static String root(Query query, List<String> tables) {
        Set<TableColumn> equal = query.conditions().equal();
        return tables.stream()
                .filter(table -> query.scope()
                        .table(table)
                        .keyWithin(columns(equal, table))
                        .isPresent())
                .findFirst()
                .orElseGet(() -> equal.iterator().next().table());
    }

    private static Classified found(
            StatementClass kind,
            Query query,
            PlainSelect select,
            List<String> tables,
            List<String> key,
            List<String> why) {
        Conditions conditions = query.conditions();
        Narrowing narrowing = Narrowing.of(query, tables.get(0), key);
        why.addAll(narrowing.warnings());
        return new Classified(
                kind,
                tables,
                List.of(),
                narrowing.partitionBy(),
                sort(query, select),
                descending(select),
                narrowing.filters(conditions.filters()),
                narrowing.selectivity(),
                query.returned(select),
                List.of(),
                String.join(" ", why));
    }

    /** Ranges first, then the columns of the order that are no range. */
    private static List<String> sort(Query query, PlainSelect select) {
        Set<String> sort = new LinkedHashSet<>();
        Set<String> ranged = new LinkedHashSet<>();
        query.conditions().ranges().forEach((column, operator) -> {
            ranged.add(query.name(column));
            sort.add(query.name(column) + " " + operator);
        });
        for (OrderByElement element : orders(select)) {
            if (element.getExpression() instanceof Column column) {
                query.scope()
                        .resolve(column)
                        .map(query::name)
                        .filter(name -> !ranged.contains(name))
                        // The inventory has no word for order alone: a range that is open at one end says the same.
                        .ifPresent(name -> sort.add(name + (element.isAsc() ? " GE" : " LE")));
            }
        }
        return List.copyOf(sort);
    }

    private static @Nullable Boolean descending(PlainSelect select) {
        return orders(select).stream()
                .findFirst()
                .map(element -> !element.isAsc())
                .orElse(null);
    }

    private static List<OrderByElement> orders(PlainSelect select) {
        return select.getOrderByElements() == null ? List.of() : select.getOrderByElements();
    }

    static Set<String> columns(Set<TableColumn> all, String table) {
        return all.stream()
                .filter(column -> column.table().equals(table))
                .map(TableColumn::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String words(Iterable<String> names) {
        return String.join(" and ", names);
    }
}
