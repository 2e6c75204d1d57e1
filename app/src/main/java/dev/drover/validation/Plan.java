package dev.drover.validation;

import dev.drover.validation.digest.TableSums;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What was decided when a validation began.
 *
 * @param fingerprint of everything that makes sums comparable: the mapping, the source's tables, where both sides are
 * @param seed goes into every hash
 */
record Plan(String fingerprint, long seed, List<TablePlan> tables) {

    Plan {
        tables = List.copyOf(tables);
    }

    /**
     * The plan for one target table.
     *
     * @param rows of each entity, about
     */
    record TablePlan(int buckets, List<Long> rows) {

        TablePlan {
            rows = List.copyOf(rows);
        }

        long allRows() {
            return rows.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Rows and items that a look at everything reads, about. */
    long readings() {
        return 2 * tables.stream().mapToLong(TablePlan::allRows).sum();
    }

    List<TableSums> noSums() {
        return tables.stream()
                .map(table -> TableSums.empty(table.buckets(), table.rows().size()))
                .toList();
    }

    List<TableSums> sums(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return tables.stream()
                .map(table -> TableSums.read(table.buckets(), table.rows().size(), buffer))
                .toList();
    }
}
