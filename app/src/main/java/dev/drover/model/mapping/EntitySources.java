package dev.drover.model.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What of the source the items of an entity are made of: its own rows, its children's, and those it looks up. */
public final class EntitySources {

    private final CompiledRows rows;
    private final List<CompiledChildren> children;

    EntitySources(CompiledRows rows, List<CompiledChildren> children) {
        this.rows = rows;
        this.children = children;
    }

    /** Every table that something is read of. */
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>(Set.of(rows.table()));
        children.forEach(child -> tables.add(child.table()));
        rows.joins().forEach(join -> tables.add(join.table()));
        return tables;
    }

    /** The columns that identify a row, in the order of {@link SourceKey}. */
    public List<String> keyColumns() {
        return rows.primaryKey().stream().map(KeyColumn::name).toList();
    }

    /** The columns of a child table that name a row of this entity, in the order of its key; empty if it has no such children. */
    public Optional<List<String>> parentColumns(String childTable) {
        return children.stream()
                .filter(child -> child.table().equals(childTable))
                .map(CompiledChildren::parentColumns)
                .findFirst();
    }

    /** The numbers of the foreign keys by which items look something up in a table; see {@link RowReader#referring}. */
    public List<Integer> lookups(String table) {
        return IntStream.range(0, rows.joins().size())
                .filter(i -> rows.joins().get(i).table().equals(table))
                .boxed()
                .toList();
    }

    /** The columns of the other table that a lookup refers to. */
    public List<String> referred(int lookup) {
        return rows.joins().get(lookup).referenced();
    }

    /** The columns of the other table that a lookup uses. */
    public Set<String> lookedUp(int lookup) {
        CompiledJoin join = rows.joins().get(lookup);
        Set<String> columns = new TreeSet<>(join.referenced());
        rows.columns().stream()
                .filter(column -> column.alias().equals(join.alias()))
                .forEach(column -> columns.add(column.column()));
        return columns;
    }
}
