package dev.drover.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a source knows about the tables of a schema: keys and statistics, no values of rows.
 *
 * @param schema the schema of the source whose tables are moved
 */
public record SourceFacts(String schema, List<Table> tables, List<View> views) {

    public SourceFacts {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public Optional<View> view(String name) {
        return views.stream().filter(view -> view.name().equals(name)).findFirst();
    }

    /** The tables of which a row goes when a row of that table goes. */
    public List<String> cascadesFrom(String table) {
        return tables.stream()
                .filter(child -> child.references().stream()
                        .anyMatch(reference ->
                                reference.cascades() && reference.table().equals(table)))
                .map(Table::name)
                .toList();
    }

    /**
     * A table.
     *
     * @param rows the planner's estimate
     * @param keys the columns of its unique keys; the primary key is the first
     */
    public record Table(
            String name,
            double rows,
            List<Column> columns,
            List<List<String>> keys,
            List<Reference> references,
            List<Trigger> triggers) {

        public Table {
            columns = List.copyOf(columns);
            keys = List.copyOf(keys);
            references = List.copyOf(references);
            triggers = List.copyOf(triggers);
        }

        public Optional<Column> column(String wanted) {
            return columns.stream()
                    .filter(column -> column.name().equals(wanted))
                    .findFirst();
        }

        /** A unique key all of whose columns are among these. */
        public Optional<List<String>> keyWithin(Collection<String> known) {
            return keys.stream().filter(known::containsAll).findFirst();
        }

        /** Bytes of an average row as an item: values and names of its columns. */
        public int bytes() {
            return columns.stream()
                    .mapToInt(column -> column.bytes() + column.name().length())
                    .sum();
        }

        /** Whether the widths of its columns are known. */
        public boolean isAnalysed() {
            return columns.stream().anyMatch(column -> column.bytes() > 0);
        }
    }

    /**
     * A column.
     *
     * @param bytes of an average value; 0 if the table was never analysed
     * @param distinct how many different values; below 0 the negative of their share of the rows; 0 if not known
     * @param topShare the share of the rows that have the most common value; null if no value stands out
     * @param nulls the share of the rows that have no value; null if not known
     */
    public record Column(
            String name,
            int bytes,
            double distinct,
            @Nullable Double topShare,
            @Nullable Double nulls) {

        public Column(String name, int bytes, double distinct, @Nullable Double topShare) {
            this(name, bytes, distinct, topShare, null);
        }

        /** How many different values among so many rows; 0 if not known. */
        public double distinctAmong(double rows) {
            return distinct < 0 ? -distinct * rows : distinct;
        }
    }

    /** A foreign key: columns of a table that name a row of another. */
    public record Reference(List<String> columns, String table, List<String> referenced, boolean cascades) {

        public Reference {
            columns = List.copyOf(columns);
            referenced = List.copyOf(referenced);
        }
    }

    /** Code that runs with changes of a table. */
    public record Trigger(String name, boolean onInsert, boolean onUpdate, boolean onDelete) {}

    /** A named query. */
    public record View(String name, String definition) {}
}
