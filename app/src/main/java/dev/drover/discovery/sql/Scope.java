package dev.drover.discovery.sql;

import dev.drover.discovery.SourceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;

/** Which tables a statement names, and by which names its columns belong to them. */
final class Scope {

    private final SourceFacts facts;
    /** Name or alias, and the tables behind it: one, or those of a view. */
    private final Map<String, List<String>> names = new LinkedHashMap<>();

    private final Set<String> tables = new LinkedHashSet<>();

    Scope(SourceFacts facts) {
        this.facts = facts;
    }

    void add(String name, String table) {
        names.computeIfAbsent(name, n -> new ArrayList<>()).add(table);
        tables.add(table);
    }

    /** Gives everything that was added since then another name, as the alias of a view does. */
    void alias(String name, Set<String> before) {
        tables.stream()
                .filter(table -> !before.contains(table))
                .forEach(table ->
                        names.computeIfAbsent(name, n -> new ArrayList<>()).add(table));
    }

    /** The tables so far, in the order in which the statement names them. */
    Set<String> tables() {
        return new LinkedHashSet<>(tables);
    }

    SourceFacts.Table table(String name) {
        return facts.table(name).orElseThrow();
    }

    /** The table's column behind a name in the statement; empty if it is none. */
    Optional<TableColumn> resolve(Column column) {
        String name = plain(column.getColumnName());
        Table qualifier = column.getTable();
        List<String> candidates = qualifier == null || qualifier.getName() == null
                ? List.copyOf(tables)
                : names.getOrDefault(plain(qualifier.getName()), List.of());
        return candidates.stream()
                .filter(table -> facts.table(table).flatMap(t -> t.column(name)).isPresent())
                .findFirst()
                .map(table -> new TableColumn(table, name));
    }

    /** A name as the catalogue has it. */
    static String plain(String written) {
        return written.startsWith("\"") && written.endsWith("\"") && written.length() > 1
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }
}
