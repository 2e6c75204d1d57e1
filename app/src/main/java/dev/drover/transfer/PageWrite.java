package dev.drover.transfer;

import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.write.Sent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A page on its way into the target: which of its rows were acknowledged. */
final class PageWrite {

    private static final byte WRITTEN = 1;
    private static final byte ALREADY_THERE = 2;
    private static final byte PASSED = 3;
    private static final byte LEFT_BEHIND = 4;
    private static final byte NEWER_THERE = 5;

    private final List<MappedRow> rows;
    private final byte[] fates;
    private final double[] units;
    private final int[] bytes;
    private final AtomicInteger throttled = new AtomicInteger();
    private final Map<Integer, Sent.Open> open = new ConcurrentHashMap<>();
    /** One for whoever sends the page, and one for each item under way. */
    private final AtomicInteger underWay = new AtomicInteger(1);

    private final CountDownLatch settled = new CountDownLatch(1);

    PageWrite(List<MappedRow> rows) {
        this.rows = rows;
        this.fates = new byte[rows.size()];
        this.units = new double[rows.size()];
        this.bytes = new int[rows.size()];
    }

    void sent(int row) {
        underWay.incrementAndGet();
    }

    void written(int row, int itemBytes, double capacityUnits) {
        land(row, WRITTEN, itemBytes, capacityUnits);
    }

    void alreadyThere(int row, int itemBytes, double capacityUnits) {
        land(row, ALREADY_THERE, itemBytes, capacityUnits);
    }

    /** The row belongs to another entity, so nothing is written for it and the cursor goes over it. */
    void passed(int row) {
        fates[row] = PASSED;
    }

    /** The row stays behind on purpose. */
    void leftBehind(int row) {
        fates[row] = LEFT_BEHIND;
    }

    /** The row was not written, for whatever reason: the cursor stays before it. */
    void leftOut() {
        close();
    }

    /** A guarded write has its answer, which may leave it open. */
    void answered(int row, Sent sent) {
        if (sent instanceof Sent.Open refused) {
            open.put(row, refused);
        } else {
            settled(row, sent);
        }
        close();
    }

    /** The size of the item that a row becomes. */
    private int bytes(int row) {
        return rows.get(row) instanceof MappedRow.Ready ready ? ready.bytes() : 0;
    }

    /** What answers left open, by the number of the row; complete when {@link #awaitAnswers} is over. */
    Map<Integer, Sent.Open> open() {
        return open;
    }

    /** A guarded write came to its end. One that was left out keeps the cursor before its row. */
    void settled(int row, Sent sent) {
        if (sent instanceof Sent.Landed landed) {
            note(row, WRITTEN, bytes(row), landed.units());
        } else if (sent instanceof Sent.Late late) {
            note(row, late.newer() ? NEWER_THERE : ALREADY_THERE, bytes(row), late.units());
        }
    }

    void throttled() {
        throttled(1);
    }

    void throttled(long times) {
        throttled.addAndGet((int) times);
    }

    /** Nothing more of this page will be sent. */
    void allSent() {
        close();
    }

    /** Waits until nothing is under way. */
    void awaitAnswers() throws InterruptedException {
        settled.await();
    }

    /** Counts the rows before the first one that is not in the target. */
    PageCounts counts() {
        int written = 0;
        int newerThere = 0;
        int passed = 0;
        int leftBehind = 0;
        int read = 0;
        long allBytes = 0;
        double allUnits = 0;
        while (read < fates.length && fates[read] != 0) {
            written += fates[read] == WRITTEN ? 1 : 0;
            newerThere += fates[read] == NEWER_THERE ? 1 : 0;
            passed += fates[read] == PASSED ? 1 : 0;
            leftBehind += fates[read] == LEFT_BEHIND ? 1 : 0;
            allBytes += bytes[read];
            allUnits += units[read];
            read++;
        }
        int alreadyThere = read - written - newerThere - passed - leftBehind;
        return new PageCounts(
                written, alreadyThere, newerThere, passed, leftBehind, allBytes, allUnits, throttled.get());
    }

    boolean isWhole(PageCounts counts) {
        return counts.read() == rows.size();
    }

    /** The key to go on after, when so many rows are settled; null if none is. */
    @Nullable
    SourceKey lastKey(PageCounts counts) {
        return counts.read() == 0 ? null : rows.get(counts.read() - 1).key();
    }

    private void land(int row, byte fate, int itemBytes, double capacityUnits) {
        note(row, fate, itemBytes, capacityUnits);
        close();
    }

    private void note(int row, byte fate, int itemBytes, double capacityUnits) {
        fates[row] = fate;
        bytes[row] = itemBytes;
        units[row] = capacityUnits;
    }

    private void close() {
        if (underWay.decrementAndGet() == 0) {
            settled.countDown();
        }
    }
}
