package dev.drover.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads one call page by page within its bounds, and keeps only so many of the items. */
final class Paging {

    /** A call that needs more pages is stopped: nobody waits for its end. */
    private static final int MOST_PAGES = 1_000;

    /** A scan that goes on only repeats what its first pages show, and takes minutes. */
    private static final int MOST_SCANNED_PAGES = 10;

    /** The emulator reads a page of a large table in seconds, and the third tells nothing that the first did not. */
    private static final Duration LONGEST_SCAN = Duration.ofSeconds(3);

    /** Items of a call that are looked at; of the others only the number counts. */
    private static final int MOST_KEPT = 1_000;

    private final int mostPages;
    private final long mostItems;
    private final @Nullable Duration longest;
    private final List<Map<String, AttributeValue>> kept = new ArrayList<>();
    private long items;
    private long examined;
    private int pages;
    private double units;
    private boolean stopped;

    private Paging(int mostPages, long mostItems, @Nullable Duration longest) {
        this.mostPages = mostPages;
        this.mostItems = mostItems;
        this.longest = longest;
    }

    /** @param limit how many items the application asks for; null for all */
    static Paging ofQuery(@Nullable Integer limit) {
        return new Paging(MOST_PAGES, limit == null ? Long.MAX_VALUE : limit, null);
    }

    static Paging ofScan() {
        return new Paging(MOST_SCANNED_PAGES, Long.MAX_VALUE, LONGEST_SCAN);
    }

    /** @param last where it ended; empty if it was the last one */
    record Page(
            List<Map<String, AttributeValue>> items, int examined, double units, Map<String, AttributeValue> last) {}

    /** @param next asks for the page after a key; for the first one the key is null */
    Answer read(Function<@Nullable Map<String, AttributeValue>, Page> next, Runnable stillWanted) {
        long began = System.nanoTime();
        Map<String, AttributeValue> from = null;
        do {
            Page page = next.apply(from);
            add(page);
            from = page.last().isEmpty() ? null : page.last();
            stillWanted.run();
        } while (from != null && pages < mostPages && items < mostItems && !isOver(began));
        stopped = from != null && items < mostItems;
        return new Answer(kept, items, examined, pages, units);
    }

    /** Whether it ended before the store and the application had done with it. */
    boolean wasStopped() {
        return stopped;
    }

    private boolean isOver(long began) {
        return longest != null && System.nanoTime() - began >= longest.toNanos();
    }

    private void add(Page page) {
        kept.addAll(page.items().subList(0, Math.min(page.items().size(), MOST_KEPT - kept.size())));
        items += page.items().size();
        examined += page.examined();
        units += page.units();
        pages++;
    }
}
