package dev.drover.web.inventory;

import dev.drover.inventory.AccessPattern.Direction;
import dev.drover.inventory.InventoryState;
import dev.drover.inventory.StoredPattern;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the page with the table shows of an inventory.
 *
 * @param patterns those of this page
 * @param show which patterns the pages show
 * @param number of the page, from 1
 * @param count of all patterns that are not retired
 * @param kinds how many of them do what: "4 read, 1 write"
 * @param peak the calls per second of all their peaks together: "1,420"
 */
record GridPage(
        List<StoredPattern> patterns,
        InventoryState state,
        Show show,
        int number,
        int last,
        int count,
        int retired,
        int withGaps,
        String kinds,
        String peak) {

    static final int SIZE = 100;

    /** Which patterns: ALL but the retired ones, of these only those with GAPS, or only the RETIRED ones. */
    enum Show {
        ALL,
        GAPS,
        RETIRED
    }

    static GridPage of(List<StoredPattern> all, InventoryState state, Show show, int wanted) {
        List<StoredPattern> retired =
                all.stream().filter(stored -> stored.pattern().isRetired()).toList();
        List<StoredPattern> inUse =
                all.stream().filter(stored -> !stored.pattern().isRetired()).toList();
        List<StoredPattern> withGaps = inUse.stream()
                .filter(stored -> !stored.pattern().gaps().isEmpty())
                .toList();
        List<StoredPattern> shown = switch (show) {
            case ALL -> inUse;
            case GAPS -> withGaps;
            case RETIRED -> retired;
        };
        int last = Math.max(1, (shown.size() + SIZE - 1) / SIZE);
        int number = Math.max(1, Math.min(wanted, last));
        return new GridPage(
                shown.stream().skip((number - 1L) * SIZE).limit(SIZE).toList(),
                state,
                show,
                number,
                last,
                inUse.size(),
                retired.size(),
                withGaps.size(),
                kinds(inUse),
                peak(inUse));
    }

    private static String kinds(List<StoredPattern> patterns) {
        return Arrays.stream(Direction.values())
                .map(direction -> {
                    long count = patterns.stream()
                            .filter(stored -> stored.pattern().direction() == direction)
                            .count();
                    return count == 0 ? "" : count + " " + direction.name().toLowerCase(Locale.ROOT);
                })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String peak(List<StoredPattern> patterns) {
        BigDecimal sum = patterns.stream()
                .filter(stored -> stored.pattern().direction() != Direction.NONE)
                .map(stored -> stored.pattern().load().peakPerSecond())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return NumberFormat.getInstance(Locale.ENGLISH).format(sum);
    }
}
