package dev.drover.inventory.total;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to declare a total; all of it empty takes the total back.
 *
 * @param average calls per second over a month, as typed
 * @param peak calls per second in the busiest minute, as typed
 * @param version what the person saw; 0 if there was none
 */
public record DeclaredTotalDraft(String average, String peak, String origin, int version) {

    private static final int LONGEST_ORIGIN = 300;

    public DeclaredTotalDraft {
        average = average.strip();
        peak = peak.strip();
        origin = origin.strip();
    }

    /** The form of what is declared. */
    public static DeclaredTotalDraft of(@Nullable DeclaredTotal total) {
        return total == null
                ? new DeclaredTotalDraft("", "", "", 0)
                : new DeclaredTotalDraft(
                        typed(total.averagePerSecond()), typed(total.peakPerSecond()), total.origin(), total.version());
    }

    /** What is wrong with it, by field; empty if it can be kept. */
    public Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        number(problems, "average", "average", average);
        number(problems, "peak", "peak", peak);
        BigDecimal least = averagePerSecond();
        BigDecimal most = peakPerSecond();
        if (least != null && most != null && most.compareTo(least) < 0) {
            problems.put(
                    "peak",
                    "The peak is " + peak + " calls per second and the average " + average
                            + ". Enter a peak that is not below the average");
        }
        if (isEmpty()) {
            return problems;
        }
        if (average.isEmpty() && peak.isEmpty()) {
            problems.put("average", "Enter the average or the peak of all calls per second, or empty the origin");
        }
        if (origin.isEmpty()) {
            problems.put("origin", "Say how the total is known, for example load balancer, 2026-11-01");
        } else if (origin.length() > LONGEST_ORIGIN) {
            problems.put(
                    "origin",
                    "The origin has " + origin.length() + " characters, and there is room for " + LONGEST_ORIGIN);
        }
        return problems;
    }

    boolean isEmpty() {
        return average.isEmpty() && peak.isEmpty() && origin.isEmpty();
    }

    @Nullable
    BigDecimal averagePerSecond() {
        return read(average);
    }

    @Nullable
    BigDecimal peakPerSecond() {
        return read(peak);
    }

    private static void number(Map<String, String> problems, String field, String what, String typed) {
        if (!typed.isEmpty() && read(typed) == null) {
            problems.put(
                    field,
                    "Enter the " + what + " of all calls per second as a number, for example 1420, not \"" + typed
                            + "\"");
        }
    }

    private static @Nullable BigDecimal read(String typed) {
        return typed.matches("[0-9]{1,9}(\\.[0-9]{1,6})?") ? new BigDecimal(typed) : null;
    }

    private static String typed(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
