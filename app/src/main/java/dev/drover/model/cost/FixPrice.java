package dev.drover.model.cost;

import dev.drover.inventory.AccessPattern;
import dev.drover.model.TargetModel;
import dev.drover.model.coverage.Suggestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a suggested index adds to the bill of a month on demand: the difference of two workloads of the same inventory,
 * one with the index in the model.
 *
 * @param readsUsd what the pattern itself reads once it is served; 0 as long as it is not needed
 * @param writesUsd what keeps the index in step
 * @param storageUsd what its entries take, after free storage
 * @param missing what is not in it, in sentences
 */
public record FixPrice(BigDecimal readsUsd, BigDecimal writesUsd, BigDecimal storageUsd, List<String> missing) {

    public FixPrice {
        missing = List.copyOf(missing);
    }

    /** @param rows of the source tables by name, as far as they are known */
    public static FixPrice of(
            Suggestion suggestion,
            TargetModel model,
            List<AccessPattern> patterns,
            Map<String, Long> rows,
            Prices prices) {
        Workload before = InventoryWorkload.of(model, patterns, rows);
        Workload after = InventoryWorkload.of(suggestion.applied(model), patterns, rows);
        Throughput throughput = new Throughput(prices);
        Storage storage = new Storage(prices);
        return new FixPrice(
                throughput
                        .reads(after.now())
                        .exactUsd()
                        .subtract(throughput.reads(before.now()).exactUsd()),
                throughput
                        .writes(after.now())
                        .exactUsd()
                        .subtract(throughput.writes(before.now()).exactUsd()),
                storage.month(after).exactUsd().subtract(storage.month(before).exactUsd()),
                after.notes().stream()
                        .filter(Note::isMissing)
                        .filter(note -> !before.notes().contains(note) || isAbout(note, suggestion))
                        .map(note -> note.subject() + ": " + note.sentence())
                        .toList());
    }

    private static boolean isAbout(Note note, Suggestion suggestion) {
        return note.subject().equals(suggestion.entity());
    }

    public BigDecimal exactUsd() {
        return readsUsd.add(writesUsd).add(storageUsd);
    }
}
