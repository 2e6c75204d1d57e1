package dev.drover.discovery.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.Matches;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** What a statement asks of columns, sorted by what a key can do with it. */
final class Conditions {

    /** Two columns that must be equal. */
    record Link(TableColumn left, TableColumn right) {}

    private static final Pattern ANY = Pattern.compile("(any|some)\\s*\\(", Pattern.CASE_INSENSITIVE);

    private final Scope scope;
    private final Map<TableColumn, String> equal = new LinkedHashMap<>();
    private final Set<TableColumn> listed = new LinkedHashSet<>();
    private final Map<TableColumn, String> ranges = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<String> filters = new ArrayList<>();
    private @Nullable String search;
    private boolean subSelect;

    Conditions(Scope scope) {
        this.scope = scope;
    }

    void add(@Nullable Expression expression) {
        Expression bare = bare(expression);
        if (bare instanceof AndExpression and) {
            add(and.getLeftExpression());
            add(and.getRightExpression());
        } else if (bare instanceof OrExpression or) {
            alternatives(or);
        } else if (bare instanceof EqualsTo equals) {
            equality(equals);
        } else if (bare instanceof InExpression in && !in.isNot()) {
            list(in);
        } else if (bare instanceof Between between && !between.isNot()) {
            column(between.getLeftExpression())
                    .ifPresentOrElse(column -> ranges.put(column, "BETWEEN"), () -> filter(between));
        } else if (bare instanceof ComparisonOperator comparison && operator(comparison) != null) {
            range(comparison);
        } else if (bare instanceof LikeExpression like) {
            search = like.getLikeKeyWord() == LikeExpression.KeyWord.ILIKE
                    ? "It looks for text in any case (" + like.getLeftExpression() + ")."
                    : "It looks for a pattern in " + like.getLeftExpression()
                            + ". If the pattern always begins with the same text, a sort key can serve it.";
            filter(like);
        } else if (bare instanceof Matches matches) {
            search = "It is a full-text search.";
            filter(matches);
        } else if (bare != null) {
            filter(bare);
        }
    }

    private void alternatives(OrExpression or) {
        Set<TableColumn> columns = new LinkedHashSet<>();
        Conditions inside = new Conditions(scope);
        boolean onlyEqual = flatten(or, inside, columns);
        if (onlyEqual && columns.size() == 1) {
            columns.forEach(column -> {
                equal.put(column, "");
                listed.add(column);
            });
            return;
        }
        if (inside.search != null) {
            search = inside.search;
        } else if (columns.size() > 1) {
            search = "It asks for alternatives over several columns.";
        }
        filter(or);
    }

    private static boolean flatten(Expression expression, Conditions inside, Set<TableColumn> columns) {
        Expression bare = bare(expression);
        if (bare instanceof OrExpression or) {
            boolean left = flatten(or.getLeftExpression(), inside, columns);
            return flatten(or.getRightExpression(), inside, columns) && left;
        }
        Conditions one = new Conditions(inside.scope);
        one.add(bare);
        columns.addAll(one.equal.keySet());
        columns.addAll(one.ranges.keySet());
        if (one.search != null) {
            inside.search = one.search;
        }
        return one.filters.isEmpty() && one.ranges.isEmpty() && one.links.isEmpty() && one.equal.size() == 1;
    }

    private void equality(EqualsTo equals) {
        Optional<TableColumn> left = column(equals.getLeftExpression());
        Optional<TableColumn> right = column(equals.getRightExpression());
        if (left.isPresent() && right.isPresent()) {
            links.add(new Link(left.get(), right.get()));
        } else if (left.isPresent() && isValue(equals.getRightExpression())) {
            known(left.get(), equals.getRightExpression());
        } else if (right.isPresent() && isValue(equals.getLeftExpression())) {
            known(right.get(), equals.getLeftExpression());
        } else {
            filter(equals);
        }
    }

    private void known(TableColumn column, Expression value) {
        equal.put(column, column.column() + " = " + value);
        // The parser takes ANY for the name of a function.
        if (ANY.matcher(value.toString()).lookingAt()) {
            listed.add(column);
        }
    }

    private void list(InExpression in) {
        Optional<TableColumn> column = column(in.getLeftExpression());
        if (column.isPresent() && !(in.getRightExpression() instanceof Select)) {
            equal.put(column.get(), column.get().column() + " IN (…)");
            listed.add(column.get());
        } else {
            filter(in);
        }
    }

    /** A row such as (a, b) that is compared with another goes by its first column: a page after the last one. */
    private void range(ComparisonOperator comparison) {
        Expression left = comparison.getLeftExpression();
        if (left instanceof ParenthesedExpressionList<?> row && row.size() > 1) {
            left = row.get(0);
        }
        Optional<TableColumn> column = column(left);
        if (column.isPresent() && column(comparison.getRightExpression()).isEmpty()) {
            ranges.merge(column.get(), String.valueOf(operator(comparison)), (a, b) -> "BETWEEN");
        } else {
            filter(comparison);
        }
    }

    private void filter(Expression expression) {
        String text = expression.toString();
        subSelect |= text.regionMatches(true, text.indexOf('(') + 1, "SELECT", 0, 6);
        filters.add(text);
    }

    private static boolean isValue(Expression expression) {
        return !(expression instanceof Select);
    }

    private Optional<TableColumn> column(@Nullable Expression expression) {
        Expression bare = bare(expression);
        return bare instanceof CastExpression cast
                ? column(cast.getLeftExpression())
                : bare instanceof Column column ? scope.resolve(column) : Optional.empty();
    }

    private static @Nullable Expression bare(@Nullable Expression expression) {
        return expression instanceof ParenthesedExpressionList<?> list && list.size() == 1
                ? bare(list.get(0))
                : expression;
    }

    private static @Nullable String operator(ComparisonOperator comparison) {
        return comparison instanceof GreaterThan
                ? "GT"
                : comparison instanceof GreaterThanEquals
                        ? "GE"
                        : comparison instanceof MinorThan ? "LT" : comparison instanceof MinorThanEquals ? "LE" : null;
    }

    /** Columns that must equal a value that the caller knows, or one of a list of them. */
    Set<TableColumn> equal() {
        return equal.keySet();
    }

    /** An equality as it is written; empty if it was put together from several. */
    String written(TableColumn column) {
        return equal.getOrDefault(column, "");
    }

    /** Those of them that take a list. */
    Set<TableColumn> listed() {
        return listed;
    }

    Map<TableColumn, String> ranges() {
        return ranges;
    }

    List<Link> links() {
        return links;
    }

    List<String> filters() {
        return filters;
    }

    @Nullable
    String search() {
        return search;
    }

    boolean hasSubSelect() {
        return subSelect;
    }
}
