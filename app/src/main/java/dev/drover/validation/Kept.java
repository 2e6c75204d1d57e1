package dev.drover.validation;

import dev.drover.validation.digest.TableSums;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * An unfinished validation as it was kept after its last slice.
 *
 * @param seq counts the slices; saving needs the one that was read
 * @param sums of every table, in the order of the plan
 * @param since when it was kept or read: the time from then on is work
 */
record Kept(long id, int seq, Progress progress, List<TableSums> sums, Instant since) {

    byte[] sumsAsBytes() {
        ByteBuffer buffer =
                ByteBuffer.allocate(sums.stream().mapToInt(TableSums::size).sum());
        sums.forEach(table -> table.write(buffer));
        return buffer.array();
    }

    Kept with(Progress next) {
        return new Kept(id, seq, next, sums, since);
    }
}
