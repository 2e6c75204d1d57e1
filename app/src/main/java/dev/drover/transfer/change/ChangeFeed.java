package dev.drover.transfer.change;

import java.time.Duration;
import java.util.List;

/**
 * The committed changes of a source from a position on, each at least once, in the order of their commits.
 *
 * <p>It belongs to one thread. Reading may fail with {@link dev.drover.connection.ConnectionProblem} if the source cannot
 * be reached: a feed that is opened again goes on from what was acknowledged.
 */
public interface ChangeFeed extends AutoCloseable {

    /**
     * The next events.
     *
     * @param most how many at most; a transaction may need several calls
     * @param wait how long to wait for the first one
     * @return empty if nothing came in that time
     * @throws FeedLostException if changes are gone that were not acknowledged
     */
    List<FeedEvent> next(int most, Duration wait) throws InterruptedException;

    /**
     * Tells the source that everything up to a position is durably in the target.
     *
     * @param position of a {@link FeedEvent.Committed} that this feed gave
     */
    void acknowledge(String position);

    FeedHealth health();

    @Override
    void close();
}
