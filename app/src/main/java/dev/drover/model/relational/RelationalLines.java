package dev.drover.model.relational;

import dev.drover.model.relational.RelationalTable.Check;
import dev.drover.model.relational.RelationalTable.Column;
import dev.drover.model.relational.RelationalTable.ForeignKey;
import dev.drover.model.relational.RelationalTable.Index;
import dev.drover.model.relational.RelationalTable.IndexColumn;
import dev.drover.model.relational.RelationalTable.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads and writes the parts of a relational table as people type them: one part a line, in words close to SQL. Names
 * with spaces stand in double quotes.
 */
public final class RelationalLines {

    private static final String COLUMN = "total numeric(14,4) not null from total";
    private static final String INDEX =
            "unique orders_by_number (number), or: orders_by_customer (customer_id, placed_at"
                    + " desc) where status = 'OPEN'";
    private static final String FOREIGN_KEY =
            "orders_customer (customer_id) references customers (id) on delete cascade";
    private static final String CHECK = "total_positive (total >= 0)";

    private static final Pattern COLUMN_REST = Pattern.compile(
            "(?<type>.+?)(?<null>\\s+(?:not\\s+)?null)?(?:\\s+from\\s+(?<from>\"[^\"]+\"|[^\\s\"]+))?",
            Pattern.CASE_INSENSITIVE);

    /** PostgreSQL documentation, appendix "PostgreSQL limits": columns of a table. */
    private static final int MOST_LINES = 1_600;

    /** Reading a line takes the square of its length. */
    private static final int LONGEST_LINE = 4_000;

    private RelationalLines() {}

    /** @throws RefusedLineException if a line cannot be read */
    public static List<Column> columns(String text) {
        return each(text, COLUMN, line -> {
            String name = line.name();
            Matcher rest = COLUMN_REST.matcher(line.rest());
            if (!rest.matches()) {
                throw line.refuse("says no type");
            }
            String none = rest.group("null");
            String from = rest.group("from");
            return new Column(
                    name,
                    PostgresType.parse(rest.group("type"))
                            .map(PostgresType::toString)
                            .orElse(rest.group("type").strip()),
                    none == null || !none.strip().toLowerCase(Locale.ROOT).startsWith("not"),
                    from == null ? null : from.replace("\"", ""));
        });
    }

    public static String ofColumns(List<Column> columns) {
        return lines(
                columns,
                column -> written(column.name()) + " " + column.type() + (column.nullable() ? "" : " not null")
                        + (column.source() == null ? "" : " from " + written(column.source())));
    }

    /** @throws RefusedLineException if a line cannot be read */
    public static List<Index> indexes(String text) {
        return each(text, INDEX, line -> {
            boolean unique = line.takes("unique");
            String name = line.name();
            List<IndexColumn> columns = new ArrayList<>();
            line.list(() -> {
                String column = line.name();
                boolean descending = line.takes("desc");
                if (!descending) {
                    line.takes("asc");
                }
                columns.add(new IndexColumn(column, descending));
            });
            String condition = line.takes("where") ? SqlText.bare(line.rest()) : null;
            if (condition == null) {
                line.end();
            }
            return new Index(name, columns, unique, condition);
        });
    }

    public static String ofIndexes(List<Index> indexes) {
        return lines(
                indexes,
                index -> (index.unique() ? "unique " : "") + written(index.name()) + " ("
                        + index.columns().stream()
                                .map(column -> written(column.name()) + (column.descending() ? " desc" : ""))
                                .collect(Collectors.joining(", "))
                        + ")" + (index.condition() == null ? "" : " where " + index.condition()));
    }

    /** @throws RefusedLineException if a line cannot be read */
    public static List<ForeignKey> foreignKeys(String text) {
        return each(text, FOREIGN_KEY, line -> {
            String name = line.name();
            List<String> columns = line.names();
            if (!line.takes("references")) {
                throw line.refuse("does not say \"references\" after its columns");
            }
            String references = line.name();
            List<String> referenced = line.names();
            OnDelete onDelete = OnDelete.NO_ACTION;
            if (line.takes("on delete")) {
                onDelete = action(line);
            }
            line.end();
            return new ForeignKey(name, columns, references, referenced, onDelete);
        });
    }

    private static OnDelete action(PartLine line) {
        for (OnDelete action : OnDelete.values()) {
            if (line.takes(action.sql())) {
                return action;
            }
        }
        throw line.refuse("does not end with cascade, restrict, set null, set default or no action");
    }

    public static String ofForeignKeys(List<ForeignKey> keys) {
        return lines(
                keys,
                key -> written(key.name()) + " " + list(key.columns()) + " references " + written(key.references())
                        + " " + list(key.referencedColumns())
                        + (key.onDelete() == OnDelete.NO_ACTION
                                ? ""
                                : " on delete " + key.onDelete().sql().toLowerCase(Locale.ROOT)));
    }

    /** @throws RefusedLineException if a line cannot be read */
    public static List<Check> checks(String text) {
        return each(text, CHECK, line -> {
            String name = line.name();
            return new Check(name, SqlText.bare(line.rest()));
        });
    }

    public static String ofChecks(List<Check> checks) {
        return lines(checks, check -> written(check.name()) + " (" + check.condition() + ")");
    }

    /** Names with commas between them. */
    public static String ofNames(List<String> names) {
        return names.stream().map(RelationalLines::written).collect(Collectors.joining(", "));
    }

    /** @throws RefusedLineException if the names cannot be read */
    public static List<String> names(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        PartLine line = new PartLine(1, "(" + text.strip() + ")", "order_id, line_no");
        if (text.length() > LONGEST_LINE) {
            throw line.refuse("has " + text.length() + " characters, and " + LONGEST_LINE + " are the most");
        }
        return line.names();
    }

    private static String list(List<String> names) {
        return "(" + ofNames(names) + ")";
    }

    private static String written(String name) {
        boolean plain = name.matches("[\\p{L}_][\\p{L}\\p{N}_$]*") && !name.equalsIgnoreCase("unique");
        return plain ? name : '"' + name + '"';
    }

    private static <T> String lines(List<T> parts, Function<T, String> line) {
        return parts.stream().map(line).collect(Collectors.joining("\n"));
    }

    private interface Reading<T> {
        T of(PartLine line);
    }

    private static <T> List<T> each(String text, String example, Reading<T> reading) {
        List<T> parts = new ArrayList<>();
        String[] lines = text.split("\\R");
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                PartLine line = new PartLine(i + 1, lines[i].strip(), example);
                if (i >= MOST_LINES) {
                    throw line.refuse("is one of " + lines.length + ", and " + MOST_LINES + " are the most");
                }
                if (lines[i].length() > LONGEST_LINE) {
                    throw line.refuse(
                            "has " + lines[i].length() + " characters, and " + LONGEST_LINE + " are the most");
                }
                parts.add(reading.of(line));
            }
        }
        return parts;
    }
}
