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
 * @param show which patterns: ALL but the retired ones, only those with GAPS, or only the RETIRED ones
 * @param number of the page, from 1
 */
record GridPage(List<StoredPattern> all, InventoryState state, Show show, int number) {

    static final int SIZE = 100;

    /** Which patterns. */
    enum Show {
        ALL,
        GAPS,
        RETIRED
    }

    static GridPage of(List<StoredPattern> all, InventoryState state, Show show, int wanted) {
        GridPage first = new GridPage(all, state, show, 1);
        return new GridPage(all, state, show, Math.max(1, Math.min(wanted, first.last())));
    }

    List<StoredPattern> patterns() {
        return shown().stream().skip((number - 1L) * SIZE).limit(SIZE).toList();
    }

    public int last() {
        return Math.max(1, (shown().size() + SIZE - 1) / SIZE);
    }

    public int count() {
        return inUse().size();
    }

    public int retired() {
        return all.size() - inUse().size();
    }

    public long withGaps() {
        return inUse().stream()
                .filter(stored -> !stored.pattern().gaps().isEmpty())
                .count();
    }

    /** "4 read, 1 write". */
    public String kinds() {
        return Arrays.stream(Direction.values())
                .map(direction -> {
                    long count = inUse().stream()
                            .filter(stored -> stored.pattern().direction() == direction)
                            .count();
                    return count == 0 ? "" : count + " " + direction.name().toLowerCase(Locale.ROOT);
                })
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** All peaks together, in calls per second: "1,420". */
    public String peak() {
        BigDecimal sum = inUse().stream()
                .filter(stored -> stored.pattern().direction() != Direction.NONE)
                .map(stored -> stored.pattern().load().peakPerSecond())
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return NumberFormat.getInstance(Locale.ENGLISH).format(sum);
    }

    private List<StoredPattern> inUse() {
        return all.stream().filter(stored -> !stored.pattern().isRetired()).toList();
    }

    private List<StoredPattern> shown() {
        return switch (show) {
            case ALL -> inUse();
            case GAPS ->
                inUse().stream()
                        .filter(stored -> !stored.pattern().gaps().isEmpty())
                        .toList();
            case RETIRED ->
                all.stream().filter(stored -> stored.pattern().isRetired()).toList();
        };
    }
}
