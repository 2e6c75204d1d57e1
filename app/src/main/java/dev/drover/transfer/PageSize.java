package dev.drover.transfer;

import dev.drover.model.mapping.MappedRow;
import java.util.List;

/** Chooses how many rows to read at once, so that large rows do not fill the memory. */
final class PageSize {

    private static final int FIRST = 100;
    private static final long MOST_BYTES = 2 * 1024 * 1024;

    private final int most;
    private int next;

    PageSize(int most) {
        this.most = most;
        this.next = Math.min(FIRST, most);
    }

    int next() {
        return next;
    }

    /** Learns from a page how large rows are: the next page holds about two megabytes, and at most twice as many rows. */
    void learn(List<MappedRow> page) {
        long bytes = 0;
        for (MappedRow row : page) {
            bytes += bytes(row);
        }
        long fitting = page.isEmpty() ? most : MOST_BYTES * page.size() / Math.max(1, bytes);
        next = (int) Math.max(1, Math.min(Math.min(most, 2L * next), fitting));
    }

    private static long bytes(MappedRow row) {
        if (row instanceof MappedRow.Ready ready) {
            return ready.bytes();
        }
        return row instanceof MappedRow.Rejected ? MOST_BYTES : 0;
    }
}
