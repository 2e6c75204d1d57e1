package dev.drover.model.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements that read one entity's rows.
 *
 * <p>Keys travel as text and are cast back to the column's own type, so that order and equality are always the
 * column's own, whatever its collation.
 */
final class SourceSql {

    private final CompiledEntity entity;
    private final String schema;
    private final String share;

    SourceSql(CompiledEntity entity, String schema, int sharePercent) {
        this.entity = entity;
        this.schema = schema;
        this.share = sharePercent == 100 ? "" : share(entity, sharePercent);
    }

    /** The columns, then the key. Parameters: where to go on, the range's end if it has one, how many. */
    String page(KeyRange range, boolean goesOn) {
        List<KeyColumn> key = entity.primaryKey();
        StringBuilder sql = new StringBuilder(rows()).append(" where true");
        if (goesOn) {
            sql.append(" and (")
                    .append(keyColumns())
                    .append(") > (")
                    .append(keyParameters())
                    .append(")");
        } else if (range.above() != null) {
            sql.append(" and ").append(firstColumn()).append(" > ").append(parameter(key.get(0)));
        }
        if (range.upTo() != null) {
            sql.append(" and ").append(firstColumn()).append(" <= ").append(parameter(key.get(0)));
        }
        return sql + share + " order by " + keyColumns() + " limit ?";
    }

    /** The columns, then the key, then its number in the list from 1, of rows whose keys are given by an array for each column. */
    String now() {
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        for (int i = 0; i < entity.primaryKey().size(); i++) {
            KeyColumn column = entity.primaryKey().get(i);
            arrays.add(array(column));
            names.add("k" + i);
            matches.add("t." + quoted(column.name()) + " = k.k" + i);
        }
        StringBuilder sql =
                new StringBuilder("select ").append(columns()).append(key()).append(", k.n from unnest(");
        sql.append(String.join(", ", arrays))
                .append(") with ordinality as k (")
                .append(String.join(", ", names))
                .append(", n) join ")
                .append(table(entity.sourceTable()))
                .append(" t on ")
                .append(String.join(" and ", matches));
        entity.joins().forEach(join -> sql.append(lookup(join)));
        return sql.toString();
    }

    /**
     * The keys of the rows that refer to a row of another table, in order. Parameters: the names of the other row's columns,
     * their values, where to go on, how many.
     */
    String referring(CompiledJoin join, boolean goesOn) {
        String matches = IntStream.range(0, join.columns().size())
                .mapToObj(i -> "t." + quoted(join.columns().get(i)) + " = r."
                        + quoted(join.referenced().get(i)))
                .collect(Collectors.joining(" and "));
        return "select " + key() + " from " + table(entity.sourceTable()) + " t join jsonb_populate_record(null::"
                + table(join.table()) + ", jsonb_object(?, ?)) r on " + matches
                + (goesOn ? " where (" + keyColumns() + ") > (" + keyParameters() + ")" : "") + " order by "
                + keyColumns()
                + " limit ?";
    }

    /** The row's own columns, then the key, of a row that is given as text. Parameters: the names of its columns, their values. */
    String image() {
        StringBuilder sql = new StringBuilder("select ");
        for (CompiledColumn column : entity.columns()) {
            boolean own = column.alias().equals("t");
            sql.append(own ? column.type().selected("t." + quoted(column.column())) : "null")
                    .append(", ");
        }
        return sql.append(key())
                .append(" from jsonb_populate_record(null::")
                .append(table(entity.sourceTable()))
                .append(", jsonb_object(?, ?)) t")
                .toString();
    }

    /** The key of the last row. */
    String last() {
        String descending = entity.primaryKey().stream()
                .map(k -> "t." + quoted(k.name()) + " desc")
                .collect(Collectors.joining(", "));
        return "select " + key() + " from " + table(entity.sourceTable()) + " t order by " + descending + " limit 1";
    }

    private String rows() {
        StringBuilder sql = new StringBuilder("select ").append(columns()).append(key());
        sql.append(" from ").append(table(entity.sourceTable())).append(" t");
        entity.joins().forEach(join -> sql.append(lookup(join)));
        return sql.toString();
    }

    private String columns() {
        return entity.columns().stream()
                .map(column -> column.type().selected(column.alias() + "." + quoted(column.column())) + ", ")
                .collect(Collectors.joining());
    }

    /** A foreign key refers to one row at most, so the join neither adds nor loses rows. */
    private String lookup(CompiledJoin join) {
        return " left join " + table(join.table()) + " " + join.alias() + " on "
                + IntStream.range(0, join.columns().size())
                        .mapToObj(i ->
                                join.alias() + "." + quoted(join.referenced().get(i)) + " = t."
                                        + quoted(join.columns().get(i)))
                        .collect(Collectors.joining(" and "));
    }

    private String key() {
        return entity.primaryKey().stream()
                .map(k -> "t." + quoted(k.name()) + (k.isWhole() ? "" : "::text"))
                .collect(Collectors.joining(", "));
    }

    private String keyParameters() {
        return entity.primaryKey().stream().map(SourceSql::parameter).collect(Collectors.joining(", "));
    }

    /**
     * The parent's number in the page, from 1, then the columns. Parameters: an array for each column of the parents'
     * keys.
     *
     * <p>Parents are matched by equality alone: the columns on both sides may have types or collations of their own. Of
     * each parent's rows it reads one more than an item may hold, so that an endless list cannot fill the memory.
     */
    String children(CompiledChildren child) {
        List<String> arrays = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> matches = new ArrayList<>();
        for (int i = 0; i < child.parentColumns().size(); i++) {
            arrays.add(array(entity.primaryKey().get(i)));
            names.add("k" + i);
            matches.add("c." + quoted(child.parentColumns().get(i)) + " = k.k" + i);
        }
        String columns = IntStream.range(0, child.columns().size())
                .mapToObj(i -> ", "
                        + child.columns()
                                .get(i)
                                .type()
                                .selected("c." + quoted(child.columns().get(i).name()))
                        + " as c" + i)
                .collect(Collectors.joining());
        String order = child.orderBy().stream().map(c -> "c." + quoted(c)).collect(Collectors.joining(", "));
        String kept = IntStream.range(0, child.columns().size())
                .mapToObj(i -> ", x.c" + i)
                .collect(Collectors.joining());
        return "select x.n" + kept
                + " from (select k.n" + columns + ", row_number() over (partition by k.n order by " + order + ") as r"
                + " from unnest(" + String.join(", ", arrays) + ") with ordinality as k (" + String.join(", ", names)
                + ", n) join " + table(child.table()) + " c on " + String.join(" and ", matches) + ") x where x.r <= "
                + (child.max() + 1) + " order by x.n, x.r";
    }

    String count() {
        return "select count(*) from " + table(entity.sourceTable()) + " t where true" + share;
    }

    private String firstColumn() {
        return "t." + quoted(entity.primaryKey().get(0).name());
    }

    private String keyColumns() {
        return entity.primaryKey().stream().map(k -> "t." + quoted(k.name())).collect(Collectors.joining(", "));
    }

    private String table(String name) {
        return quoted(schema) + "." + quoted(name);
    }

    private static String share(CompiledEntity entity, int percent) {
        String text = entity.primaryKey().stream()
                .map(k -> "t." + quoted(k.name()) + "::text")
                .collect(Collectors.joining(" || '|' || "));
        return " and (hashtextextended(" + text + ", 0) & 9223372036854775807) % 100 < " + percent;
    }

    private static String array(KeyColumn column) {
        return "cast(? as " + quoted(column.type()) + "[])";
    }

    private static String parameter(KeyColumn column) {
        return "cast(? as " + quoted(column.type()) + ")";
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }
}
