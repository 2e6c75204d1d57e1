package dev.drover.transfer;

import dev.drover.model.mapping.EntityReader;
import dev.drover.model.mapping.MappedRow;
import dev.drover.model.mapping.SourceKey;
import dev.drover.transfer.write.Slice;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies one segment, page by page, until it is done or the slice ends.
 *
 * <p>While a page is on its way into the target, the next one is read; the cursor moves when every item of a page has
 * been acknowledged. So a crash loses at most the note of two pages, and nothing of the target.
 */
final class SegmentCopy {

    /** How the work on a segment ended. */
    enum End {
        /** Every row of it is in the target. */
        DONE,
        /** The slice ended first. */
        CUT_SHORT,
        /** Somebody else has moved its cursor: this worker was taken for dead, and must not write any more. */
        LOST
    }

    private final long stepRunId;
    private final EntityReader reader;
    private final RowWriter writer;
    private final CopySegments segments;
    private final Slice slice;
    private final PageSize pageSize;
    private Segment segment;

    SegmentCopy(
            long stepRunId,
            Segment segment,
            EntityReader reader,
            RowWriter writer,
            CopySegments segments,
            Slice slice,
            PageSize pageSize) {
        this.stepRunId = stepRunId;
        this.segment = segment;
        this.reader = reader;
        this.writer = writer;
        this.segments = segments;
        this.slice = slice;
        this.pageSize = pageSize;
    }

    End run() throws SQLException, InterruptedException {
        SourceKey after = segment.cursor();
        PageWrite underWay = null;
        while (true) {
            List<MappedRow> rows = List.of();
            int wanted = pageSize.next();
            boolean goesOn = slice.goesOn();
            if (goesOn) {
                rows = reader.page(segment.range(), after, wanted);
                pageSize.learn(rows);
            }
            boolean last = goesOn && rows.size() < wanted;
            if (underWay != null) {
                End end = settle(underWay, last && rows.isEmpty());
                if (end != null) {
                    return end;
                }
            }
            if (!goesOn) {
                return End.CUT_SHORT;
            }
            if (rows.isEmpty()) {
                return finish();
            }
            underWay = send(rows);
            after = rows.get(rows.size() - 1).key();
            if (last) {
                End end = settle(underWay, true);
                return end == null ? End.CUT_SHORT : end;
            }
        }
    }

    private PageWrite send(List<MappedRow> rows) throws InterruptedException {
        PageWrite page = new PageWrite(rows);
        try {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i) instanceof MappedRow.Rejected rejected) {
                    slice.setAside(rejected);
                    break;
                }
                if (rows.get(i) instanceof MappedRow.Passed) {
                    page.passed(i);
                    continue;
                }
                if (rows.get(i) instanceof MappedRow.LeftBehind behind) {
                    if (behind.counted()) {
                        page.leftBehind(i);
                    } else {
                        page.passed(i);
                    }
                    continue;
                }
                if (!slice.takeOff()) {
                    break;
                }
                writer.put((MappedRow.Ready) rows.get(i), i, page);
            }
        } finally {
            page.allSent();
        }
        return page;
    }

    /**
     * Moves the cursor over what was acknowledged.
     *
     * @return how the work ended; null if it goes on
     */
    private @Nullable End settle(PageWrite page, boolean last) throws SQLException, InterruptedException {
        page.awaitAnswers();
        writer.settle(page);
        PageCounts counts = page.counts();
        boolean whole = page.isWhole(counts);
        if (counts.read() > 0) {
            Optional<Segment> moved = segments.advance(stepRunId, segment, page.lastKey(counts), counts, whole && last);
            if (moved.isEmpty()) {
                slice.stop();
                return End.LOST;
            }
            segment = moved.get();
        }
        if (!whole) {
            return End.CUT_SHORT;
        }
        return last ? End.DONE : null;
    }

    private End finish() {
        if (segment.done()) {
            return End.DONE;
        }
        Optional<Segment> moved = segments.advance(stepRunId, segment, segment.cursor(), PageCounts.NONE, true);
        if (moved.isEmpty()) {
            slice.stop();
            return End.LOST;
        }
        return End.DONE;
    }
}
