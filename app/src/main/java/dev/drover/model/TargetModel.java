package dev.drover.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drover.model.relational.ObjectPrefix;
import dev.drover.model.relational.RelationalStore;
import dev.drover.model.relational.RelationalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The design of the new store.
 *
 * @param tables of DynamoDB: what a run creates, fills and validates
 * @param relationalTables planned beside them; no step moves rows there yet
 * @param prefixes of S3, planned beside them; no step moves rows there yet
 * @param relationalStore what is declared about the server of the relational tables; null if nothing is
 * @param rowsBehind rows of the source that stay behind on purpose; one for each table at most
 */
public record TargetModel(
        List<TargetTable> tables,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RelationalTable> relationalTables,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ObjectPrefix> prefixes,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RelationalStore relationalStore,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RowsBehind> rowsBehind) {

    public TargetModel {
        tables = List.copyOf(tables);
        // A model that was stored before there were such things has none, and is written without them: digests stay.
        relationalTables = List.copyOf(Objects.requireNonNullElse(relationalTables, List.of()));
        prefixes = List.copyOf(Objects.requireNonNullElse(prefixes, List.of()));
        rowsBehind = List.copyOf(Objects.requireNonNullElse(rowsBehind, List.of()));
    }

    /** A model with nothing declared about the server of its relational tables, of which every row is taken. */
    public TargetModel(List<TargetTable> tables, List<RelationalTable> relationalTables, List<ObjectPrefix> prefixes) {
        this(tables, relationalTables, prefixes, null, List.of());
    }

    /** A model of DynamoDB tables only. */
    public TargetModel(List<TargetTable> tables) {
        this(tables, List.of(), List.of());
    }

    public static TargetModel empty() {
        return new TargetModel(List.of());
    }

    public Optional<TargetTable> table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    public Optional<RelationalTable> relationalTable(String name) {
        return relationalTables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** @param address as {@link ObjectPrefix#address()} writes it */
    public Optional<ObjectPrefix> prefix(String address) {
        return prefixes.stream().filter(p -> p.address().equals(address)).findFirst();
    }

    /** The same model with other DynamoDB tables. */
    public TargetModel withTables(List<TargetTable> changed) {
        return new TargetModel(changed, relationalTables, prefixes, relationalStore, rowsBehind);
    }

    public TargetModel withRelationalTables(List<RelationalTable> changed) {
        return new TargetModel(tables, changed, prefixes, relationalStore, rowsBehind);
    }

    public TargetModel withPrefixes(List<ObjectPrefix> changed) {
        return new TargetModel(tables, relationalTables, changed, relationalStore, rowsBehind);
    }

    /** The rows of a source table that stay behind; empty if none do. */
    public Optional<RowsBehind> rowsBehind(String sourceTable) {
        return rowsBehind.stream()
                .filter(rows -> rows.sourceTable().equals(sourceTable))
                .findFirst();
    }

    public TargetModel withRowsBehind(List<RowsBehind> changed) {
        return new TargetModel(tables, relationalTables, prefixes, relationalStore, changed);
    }

    /** The same model with these rows in place of those of the same table, or added. */
    public TargetModel with(RowsBehind rows) {
        List<RowsBehind> others = new ArrayList<>(rowsBehind);
        others.removeIf(other -> other.sourceTable().equals(rows.sourceTable()));
        others.add(rows);
        return withRowsBehind(others);
    }

    /** @param declared null to declare nothing */
    public TargetModel withRelationalStore(@Nullable RelationalStore declared) {
        return new TargetModel(tables, relationalTables, prefixes, declared, rowsBehind);
    }

    /** The same model with one table put in place of the one of that name, or added. */
    public TargetModel with(TargetTable table) {
        if (table(table.name()).isEmpty()) {
            return withTables(Stream.concat(tables.stream(), Stream.of(table)).toList());
        }
        return withTables(tables.stream()
                .map(t -> t.name().equals(table.name()) ? table : t)
                .toList());
    }
}
