package dev.drover.discovery.sql;

import dev.drover.discovery.Classified;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.StatementClass;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.ConflictActionType;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** What an insert, update or delete needs. */
final class Writes {

    private final SourceFacts facts;
    private final StatementParser parser;

    Writes(SourceFacts facts, StatementParser parser) {
        this.facts = facts;
        this.parser = parser;
    }

    Classified insert(Insert insert) {
        String table = name(insert.getTable());
        List<String> why = new ArrayList<>();
        if (insert.getConflictAction() != null) {
            why.add(
                    insert.getConflictAction().getConflictActionType() == ConflictActionType.DO_NOTHING
                            ? "A row that is there already stays: PutItem with attribute_not_exists."
                            : "A row that is there already is changed: an upsert.");
        }
        List<String> columns = insert.getColumns() == null
                ? List.of()
                : insert.getColumns().stream()
                        .map(column -> Scope.plain(column.getColumnName()))
                        .toList();
        List<String> tables = new ArrayList<>(List.of(table));
        StatementClass kind = StatementClass.CREATE;
        Select source = insert.getSelect();
        if (source != null && !(source instanceof Values)) {
            kind = fromSelect(source, tables, why);
        }
        why.add(
                kind == StatementClass.CREATE
                        ? "It adds rows to " + table + "."
                        : "How many rows it adds is not fixed.");
        return written(kind, tables, keyOf(table), List.of(), columns, why);
    }

    /** Rows that are made of other rows: one, if those are found by a unique key. */
    private StatementClass fromSelect(Select source, List<String> tables, List<String> why) {
        PlainSelect select = Query.plain(source);
        if (select == null || select.getFromItem() == null) {
            return StatementClass.CREATE;
        }
        Classified read = new Reads(facts, parser).select(select);
        read.tables().stream().filter(other -> !tables.contains(other)).forEach(tables::add);
        boolean one = read.kind() == StatementClass.POINT;
        why.add("What it adds it reads from " + Reads.words(read.tables())
                + (one ? ": a read by key before the write." : "."));
        return one ? StatementClass.CREATE : StatementClass.MULTI_WRITE;
    }

    Classified update(Update update) {
        Query query = new Query(facts, parser);
        query.from(update.getTable(), 0);
        if (update.getFromItem() != null) {
            query.from(update.getFromItem(), 0);
        }
        query.joins(update.getJoins(), 0);
        query.conditions().add(update.getWhere());
        Set<String> columns = new LinkedHashSet<>();
        update.getUpdateSets()
                .forEach(set -> set.getColumns().forEach(column -> columns.add(Scope.plain(column.getColumnName()))));
        return byKey(
                query, name(update.getTable()), StatementClass.UPDATE_BY_KEY, List.copyOf(columns), new ArrayList<>());
    }

    Classified delete(Delete delete) {
        Query query = new Query(facts, parser);
        query.from(delete.getTable(), 0);
        if (delete.getUsingList() != null) {
            delete.getUsingList().forEach(table -> query.from(table, 0));
        }
        query.conditions().add(delete.getWhere());
        return byKey(query, name(delete.getTable()), StatementClass.DELETE_BY_KEY, List.of(), new ArrayList<>());
    }

    private Classified byKey(Query query, String table, StatementClass byKey, List<String> columns, List<String> why) {
        Conditions conditions = query.conditions();
        Set<String> known = Reads.columns(conditions.equal(), table);
        Optional<List<String>> key = query.scope().table(table).keyWithin(known);
        boolean list = key.isPresent()
                && conditions.listed().stream().anyMatch(column -> key.get().contains(column.column()));
        List<String> tables = new ArrayList<>(query.scope().tables());
        if (key.isEmpty() || list || tables.size() > 1) {
            why.add(
                    tables.size() > 1
                            ? "Which rows it changes depends on several tables."
                            : list ? "It takes a list of keys." : "No unique key says which row it changes.");
            return written(
                    StatementClass.MULTI_WRITE,
                    tables,
                    key.map(found -> List.copyOf(found)).orElse(List.copyOf(known)),
                    filters(query, List.of()),
                    columns,
                    why);
        }
        why.add(Reads.words(key.get()) + " is unique in " + table + ".");
        List<String> filters = filters(query, key.get());
        if (!filters.isEmpty()) {
            why.add("It writes only if " + Reads.words(filters) + "; a write that fails is paid for too.");
        }
        boolean conditional = byKey == StatementClass.UPDATE_BY_KEY && !filters.isEmpty();
        return written(
                conditional ? StatementClass.CONDITIONAL_UPDATE : byKey, tables, key.get(), filters, columns, why);
    }

    private static List<String> filters(Query query, List<String> key) {
        Conditions conditions = query.conditions();
        List<String> filters = new ArrayList<>();
        conditions.equal().stream()
                .filter(column -> !key.contains(column.column()) && !key.isEmpty())
                .forEach(column -> filters.add(conditions.written(column)));
        conditions.ranges().forEach((column, operator) -> filters.add(column.column() + " " + operator));
        filters.addAll(conditions.filters());
        return filters;
    }

    private List<String> keyOf(String table) {
        List<List<String>> keys =
                facts.table(table).map(SourceFacts.Table::keys).orElse(List.of());
        return keys.isEmpty() ? List.of() : keys.get(0);
    }

    private String name(@Nullable Table table) {
        String name = table == null ? "" : Scope.plain(table.getName());
        if (facts.table(name).isEmpty()) {
            throw new NotUnderstoodException(
                    "It writes to " + table + ", which is no table of the schema " + facts.schema() + ".");
        }
        return name;
    }

    private static Classified written(
            StatementClass kind,
            List<String> tables,
            List<String> key,
            List<String> filters,
            List<String> columns,
            List<String> why) {
        return new Classified(
                kind,
                tables,
                List.of(),
                key,
                List.of(),
                null,
                filters,
                null,
                List.of(),
                columns,
                String.join(" ", why));
    }
}
