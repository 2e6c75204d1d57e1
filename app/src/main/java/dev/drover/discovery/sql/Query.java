package dev.drover.discovery.sql;

import dev.drover.discovery.SourceFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** A select with everything that is named in it put in its place: views, sub-selects, WITH. */
final class Query {

    private static final Pattern AGGREGATE = Pattern.compile(
            "\\b(count|sum|avg|min|max|array_agg|string_agg|jsonb?_agg|jsonb?_object_agg|bool_and|bool_or|every|"
                    + "stddev\\w*|var\\w*|percentile_\\w+|mode)\\s*\\(|\\)\\s+over\\s*\\(",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNT =
            Pattern.compile("count\\s*\\(.*\\)(\\s+(as\\s+)?\\S+)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int DEEPEST = 10;

    private final SourceFacts facts;
    private final StatementParser parser;
    private final Scope scope;
    private final Conditions conditions;
    private final List<String> notes = new ArrayList<>();
    private final List<WithItem<?>> named = new ArrayList<>();
    private boolean aggregates;

    Query(SourceFacts facts, StatementParser parser) {
        this.facts = facts;
        this.parser = parser;
        this.scope = new Scope(facts);
        this.conditions = new Conditions(scope);
    }

    void add(PlainSelect select) {
        add(select, 0);
        aggregates |= groups(select) && !isCount(select);
    }

    private void add(PlainSelect select, int depth) {
        if (depth > DEEPEST) {
            throw new NotUnderstoodException("Its views are nested deeper than " + DEEPEST + " times.");
        }
        if (select.getWithItemsList() != null) {
            named.addAll(select.getWithItemsList());
        }
        if (select.getFromItem() != null) {
            from(select.getFromItem(), depth);
        }
        joins(select.getJoins(), depth);
        conditions.add(select.getWhere());
    }

    void joins(@Nullable List<Join> joins, int depth) {
        for (Join join : joins == null ? List.<Join>of() : joins) {
            Set<String> before = scope.tables();
            from(join.getFromItem(), depth);
            join.getOnExpressions().forEach(conditions::add);
            if (join.getUsingColumns() != null) {
                join.getUsingColumns().forEach(column -> using(column, before));
            }
        }
    }

    private void using(Column column, Set<String> before) {
        String name = Scope.plain(column.getColumnName());
        List<TableColumn> pair = new ArrayList<>();
        before.stream()
                .filter(t -> has(t, name))
                .reduce((a, b) -> b)
                .ifPresent(t -> pair.add(new TableColumn(t, name)));
        scope.tables().stream()
                .filter(t -> !before.contains(t) && has(t, name))
                .findFirst()
                .ifPresent(t -> pair.add(new TableColumn(t, name)));
        if (pair.size() == 2) {
            conditions.links().add(new Conditions.Link(pair.get(0), pair.get(1)));
        }
    }

    private boolean has(String table, String column) {
        return scope.table(table).column(column).isPresent();
    }

    void from(FromItem item, int depth) {
        String alias =
                item.getAlias() == null ? null : Scope.plain(item.getAlias().getName());
        if (item instanceof Table table) {
            table(table, alias, depth);
        } else if (item instanceof ParenthesedFromItem several) {
            from(several.getFromItem(), depth);
            joins(several.getJoins(), depth);
        } else if (item instanceof ParenthesedSelect inner) {
            inline(inner.getSelect(), alias == null ? "" : alias, depth);
        } else {
            notes.add("It reads from " + item + ", which is no table.");
        }
    }

    private void table(Table table, @Nullable String alias, int depth) {
        String name = Scope.plain(table.getName());
        boolean here = table.getSchemaName() == null
                || Scope.plain(table.getSchemaName()).equals(facts.schema());
        WithItem<?> with = named.stream()
                .filter(item -> Scope.plain(item.getAliasName()).equals(name))
                .findFirst()
                .orElse(null);
        if (table.getSchemaName() == null && with != null) {
            inline(with.getSelect(), alias == null ? name : alias, depth);
        } else if (here && facts.table(name).isPresent()) {
            scope.add(alias == null ? name : alias, name);
        } else if (here && facts.view(name).isPresent()) {
            notes.add("It reads the view " + name + ".");
            String definition = facts.view(name).orElseThrow().definition();
            inline(parser.parse(definition), alias == null ? name : alias, depth);
        } else {
            notes.add("The table " + table.getFullyQualifiedName() + " is not in the schema " + facts.schema() + ".");
        }
    }

    private void inline(Object statement, String alias, int depth) {
        Object inner = statement;
        while (inner instanceof ParenthesedSelect parentheses) {
            inner = parentheses.getSelect();
        }
        if (!(inner instanceof PlainSelect select)) {
            throw new NotUnderstoodException("A part of it is no plain select: look at it by hand.");
        }
        Set<String> before = scope.tables();
        add(select, depth + 1);
        aggregates |= groups(select) || select.getDistinct() != null;
        scope.alias(alias, before);
    }

    /** Whether it makes one row of many. */
    private static boolean groups(PlainSelect select) {
        return select.getGroupBy() != null
                || select.getHaving() != null
                || select.getSelectItems().stream()
                        .anyMatch(item -> AGGREGATE.matcher(item.toString()).find());
    }

    static boolean isCount(PlainSelect select) {
        return select.getGroupBy() == null
                && select.getSelectItems().size() == 1
                && COUNT.matcher(select.getSelectItem(0).toString()).matches();
    }

    /** The columns that it returns; empty if it returns all of a table. */
    List<String> returned(PlainSelect select) {
        Set<String> columns = new LinkedHashSet<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            Expression expression = item.getExpression();
            if (expression instanceof Column column && scope.resolve(column).isPresent()) {
                columns.add(name(scope.resolve(column).get()));
            } else if (expression.toString().endsWith("*")) {
                return List.of();
            }
        }
        return List.copyOf(columns);
    }

    /** "status", or "order_lines.qty" where there are several tables. */
    String name(TableColumn column) {
        return scope.tables().size() > 1 ? column.table() + "." + column.column() : column.column();
    }

    Scope scope() {
        return scope;
    }

    Conditions conditions() {
        return conditions;
    }

    List<String> notes() {
        return notes;
    }

    boolean aggregates() {
        return aggregates;
    }

    /** The plain select inside, if that is all there is. */
    static @Nullable PlainSelect plain(Select select) {
        Select inner = select;
        while (inner instanceof ParenthesedSelect parentheses) {
            inner = parentheses.getSelect();
        }
        return inner instanceof PlainSelect plain ? plain : null;
    }
}
