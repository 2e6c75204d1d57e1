package dev.drover.validation;

import dev.drover.validation.digest.ItemDigest;
import dev.drover.validation.pass.Sides;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What one slice of work may use.
 *
 * @param stop whether to end: the time is over, or somebody asks for it
 * @param log takes lines for people
 */
record Slice(Sides sides, Limits limits, BooleanSupplier stop, Consumer<String> log) {

    ItemDigest digest(Kept kept, int table) {
        return new ItemDigest(
                kept.progress().plan().seed(), sides.tables().get(table).keyNames());
    }
}
