package dev.drover.proof;

import dev.drover.inventory.AccessPattern;
import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.AccessPattern.Promise.Consistency;
import dev.drover.model.KeyAttribute;
import dev.drover.model.TargetModel;
import dev.drover.model.TargetTable;
import dev.drover.model.coverage.Cell;
import dev.drover.model.coverage.Held;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a write is asked of DynamoDB: one call for each entity, or one transaction for all. The only place that decides it. */
record WritePlan(AccessPattern pattern, List<Write> writes, boolean transaction) {

    WritePlan {
        writes = List.copyOf(writes);
    }

    /**
     * One item that is written.
     *
     * @param changed the attributes that an update sets
     */
    record Write(TargetTable table, Held held, Call call, List<String> changed) {}

    /** DynamoDB's operation. */
    enum Call {
        PUT("PutItem"),
        UPDATE("UpdateItem"),
        DELETE("DeleteItem");

        private final String word;

        Call(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static WritePlan of(AccessPattern pattern, Cell path, TargetModel model) {
        Map<List<String>, Write> writes = new LinkedHashMap<>();
        for (String name : pattern.entities()) {
            from(path.structure().table(), model).stream()
                    .flatMap(table -> Held.in(table, name).map(held -> write(pattern, table, held)).stream())
                    .findFirst()
                    .ifPresent(write -> writes.merge(
                            List.of(write.table().name(), write.held().entity().entity()),
                            write,
                            (a, b) -> a.held().list() == null ? a : b));
        }
        return new WritePlan(
                pattern, List.copyOf(writes.values()), pattern.promise().consistency() == Consistency.TRANSACTIONAL);
    }

    private static List<TargetTable> from(TargetTable first, TargetModel model) {
        List<TargetTable> tables = new ArrayList<>(model.tables());
        tables.remove(first);
        tables.add(0, first);
        return tables;
    }

    private static Write write(AccessPattern pattern, TargetTable table, Held held) {
        if (held.list() != null) {
            return new Write(table, held, Call.UPDATE, List.of(held.list().attribute()));
        }
        if (pattern.direction() == Direction.DELETE) {
            return new Write(table, held, Call.DELETE, List.of());
        }
        if (pattern.direction() != Direction.UPDATE) {
            return new Write(table, held, Call.PUT, List.of());
        }
        List<String> keys =
                table.keyAttributes().stream().map(KeyAttribute::name).toList();
        List<String> changed = pattern.attributesWritten().stream()
                .map(held::attribute)
                .flatMap(Optional::stream)
                .filter(attribute -> !keys.contains(attribute))
                .distinct()
                .toList();
        return new Write(
                table,
                held,
                Call.UPDATE,
                changed.isEmpty() ? List.of(held.entity().versionAttribute()) : changed);
    }

    /** "TransactWriteItems with PutItem on shop and UpdateItem on shop". */
    String words() {
        String all = String.join(
                " and ",
                writes.stream()
                        .map(write ->
                                write.call().word() + " on " + write.table().name())
                        .toList());
        return transaction ? "TransactWriteItems with " + all : all;
    }
}
