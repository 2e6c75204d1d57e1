package dev.drover.transfer.change.postgres;

import dev.drover.transfer.change.ChangeFeed;
import dev.drover.transfer.change.FeedEvent;
import dev.drover.transfer.change.FeedEvent.RowChanged;
import java.time.Duration;
import java.util.List;

/** The last change that a feed gave. */
final class FeedTail {

    private final ChangeFeed feed;
    private RowChanged last;

    FeedTail(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Whether anything came. */
    boolean read() throws InterruptedException {
        List<FeedEvent> events = feed.next(1000, Duration.ofMillis(300));
        FollowedSource.changes(events).forEach(change -> last = change);
        return !events.isEmpty();
    }

    RowChanged last() {
        return last;
    }
}
