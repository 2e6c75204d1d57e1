package dev.drover.proof;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Cardinality;
import dev.drover.inventory.AccessPattern.KeyCondition;
import dev.drover.inventory.AccessPattern.KeyCondition.Operator;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.KeyAttribute;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.ClaimedPath;
import dev.drover.model.coverage.CoverageMatrix;
import dev.drover.model.coverage.CoveredPattern;
import dev.drover.model.coverage.Held;
import dev.drover.model.coverage.Structure;
import dev.drover.model.coverage.Words;
import dev.drover.model.mapping.KeyTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a read is asked of DynamoDB: the way that coverage found, in the words of the API. The only place that decides it.
 *
 * @param held the entity through whose items the key is found
 * @param sort how the sort key is narrowed; null if it is not
 * @param claimed what the pattern expects values of the sort key to begin with; empty if it says nothing
 */
record ReadPlan(
        AccessPattern pattern,
        Structure structure,
        Call call,
        Held held,
        @Nullable Narrowing sort,
        String claimed) {

    /** DynamoDB's operation. */
    enum Call {
        GET("GetItem"),
        TRANSACT_GET("TransactGetItems"),
        BATCH_GET("BatchGetItem"),
        QUERY("Query"),
        SCAN("Scan");

        private final String word;

        Call(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * What is known of the sort key.
     *
     * @param slot the first column that is not known exactly, counted over all attributes of the sort key
     * @param operator for that column; null if everything is known up to there and nothing of it
     * @param whole whether all of it is known, or the pattern names the key itself
     */
    record Narrowing(int slot, @Nullable Operator operator, boolean whole) {}

    static Optional<ReadPlan> of(CoveredPattern row, CoverageMatrix matrix) {
        AccessPattern pattern = row.pattern();
        Optional<ClaimedPath> claim = ClaimedPath.of(pattern, matrix.structures());
        Optional<Cell> claimed = claim.flatMap(path -> row.cell(path.structure().id()))
                .filter(cell -> cell.verdict().serves());
        Optional<Cell> cell = claimed.or(row::path);
        return cell.flatMap(path -> of(pattern, path, claimed.flatMap(c -> claim)));
    }

    private static Optional<ReadPlan> of(AccessPattern pattern, Cell cell, Optional<ClaimedPath> claim) {
        Structure structure = cell.structure();
        List<Held> held = pattern.entities().stream()
                .flatMap(name -> Held.in(structure.table(), name).stream())
                .filter(found -> structure.holds(found.entity()))
                .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        if (cell.operation().equals("Scan")) {
            return Optional.of(new ReadPlan(pattern, structure, Call.SCAN, held.get(0), null, ""));
        }
        Held main = held.stream()
                .filter(found -> unmatched(pattern, structure, found).isPresent())
                .findFirst()
                .orElse(held.get(0));
        boolean alone = held.size() == pattern.entities().size()
                && held.stream().allMatch(found -> found.entity().equals(main.entity()));
        boolean onlyPartition =
                claim.filter(path -> !path.partition().isEmpty() && path.sort().isEmpty())
                                .isPresent()
                        && pattern.sortBy().isEmpty()
                        && !cell.operation().equals("GetItem");
        Narrowing sort = onlyPartition ? null : narrowing(pattern, structure, main, alone);
        String claimed = claim.filter(path -> !path.sort().isEmpty())
                .map(path -> path.sort().get(0))
                .orElse("");
        return Optional.of(new ReadPlan(pattern, structure, call(pattern, cell, alone, sort), main, sort, claimed));
    }

    private static Call call(AccessPattern pattern, Cell cell, boolean alone, @Nullable Narrowing sort) {
        if (cell.operation().equals("GetItem")) {
            return pattern.promise().consistency() == Consistency.TRANSACTIONAL ? Call.TRANSACT_GET : Call.GET;
        }
        boolean wholeKey = !cell.structure().isIndex()
                && alone
                && (cell.structure().sortKey() == null || sort != null && sort.whole());
        return wholeKey && pattern.cardinality() == Cardinality.MULTIPLE ? Call.BATCH_GET : Call.QUERY;
    }

    /** The conditions that are left after the partition key; empty if that is not known. */
    private static Optional<List<KeyCondition>> unmatched(AccessPattern pattern, Structure structure, Held held) {
        List<KeyCondition> open = new ArrayList<>(pattern.partitionBy());
        for (KeyAttribute key : structure.partitionKeys()) {
            if (open.removeIf(condition -> names(condition, key.name()))) {
                continue;
            }
            for (String column :
                    held.template(key.name()).map(KeyTemplate::columns).orElse(List.of())) {
                List<KeyCondition> known = pattern.partitionBy().stream()
                        .filter(condition -> held.names(condition.attribute(), column))
                        .toList();
                if (known.isEmpty()) {
                    return Optional.empty();
                }
                open.remove(known.get(0));
            }
        }
        open.addAll(pattern.sortBy());
        return Optional.of(open);
    }

    private static @Nullable Narrowing narrowing(AccessPattern pattern, Structure structure, Held held, boolean alone) {
        List<KeyAttribute> keys = structure.sortKeys();
        if (keys.isEmpty()) {
            return null;
        }
        List<KeyCondition> open = unmatched(pattern, structure, held).orElse(pattern.sortBy());
        List<String> columns = keys.stream()
                .flatMap(key -> held.template(key.name()).map(KeyTemplate::columns).orElse(List.of()).stream())
                .toList();
        Optional<KeyCondition> itself = open.stream()
                .filter(condition -> names(condition, keys.get(0).name()))
                .findFirst();
        if (itself.isPresent()) {
            return new Narrowing(0, itself.get().operator(), true);
        }
        KeyCondition orderedBy = orderedBy(pattern);
        int exact = 0;
        for (; exact < columns.size(); exact++) {
            String column = columns.get(exact);
            Optional<KeyCondition> next = open.stream()
                    .filter(condition -> held.names(condition.attribute(), column))
                    .filter(condition -> condition != orderedBy)
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            if (next.get().operator() != Operator.EQ) {
                return new Narrowing(exact, next.get().operator(), false);
            }
        }
        // Without a condition, another entity of the pattern may lie beside.
        if (!alone) {
            return null;
        }
        return new Narrowing(exact, null, exact == columns.size());
    }

    /** With an order, an attribute at the end without an operator says by what, and narrows nothing. */
    private static @Nullable KeyCondition orderedBy(AccessPattern pattern) {
        List<KeyCondition> sortBy = pattern.sortBy();
        KeyCondition last = sortBy.isEmpty() ? null : sortBy.get(sortBy.size() - 1);
        return pattern.ordering() != null && last != null && last.operator() == Operator.EQ ? last : null;
    }

    private static boolean names(KeyCondition condition, String key) {
        return Words.plain(condition.attribute()).equals(Words.plain(key));
    }

    boolean consistent() {
        return pattern.promise().consistency() == Consistency.STRONG && !structure.isDelayed();
    }

    /** "Query on shop · GSI1". */
    String words() {
        return call.word() + " on " + structure.table().name() + (structure.isIndex() ? " · " + structure.name() : "");
    }
}
