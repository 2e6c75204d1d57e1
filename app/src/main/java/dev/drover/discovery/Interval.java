package dev.drover.discovery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened between the first and the last of some readings of one source.
 *
 * @param activity by digest; of statements that are in the last reading
 * @param doubts what makes the figures less sure, in sentences
 */
record Interval(Instant from, Instant until, boolean watched, Map<String, Activity> activity, List<String> doubts) {

    /** @param readings at least one, the earliest first */
    static Interval of(List<SourceReading> readings) {
        SourceReading last = readings.get(readings.size() - 1);
        return readings.size() == 1 ? sinceItCounts(last) : between(readings);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    private static Interval sinceItCounts(SourceReading reading) {
        Map<String, Activity> activity = new HashMap<>();
        for (StatementCount count : reading.statements()) {
            Instant since = count.since() == null ? reading.countedSince() : count.since();
            activity.put(
                    count.digest(),
                    new Activity(
                            count.calls(),
                            count.rows(),
                            count.totalMs(),
                            count.maxMs(),
                            since == null ? null : perSecond(count.calls(), since, reading.at()),
                            null));
        }
        Instant from = reading.countedSince() == null ? reading.at() : reading.countedSince();
        List<String> doubts = new ArrayList<>();
        if (reading.countedSince() == null) {
            doubts.add("The source does not say since when it counts, so there are no rates before the next snapshot.");
        }
        if (reading.forgotten() != null && reading.forgotten() > 0) {
            doubts.add("The source threw out statements for want of room, " + times(reading.forgotten())
                    + ": rare ones may be missing. A larger pg_stat_statements.max keeps more.");
        }
        return new Interval(from, reading.at(), false, activity, doubts);
    }

    private static Interval between(List<SourceReading> readings) {
        SourceReading first = readings.get(0);
        SourceReading last = readings.get(readings.size() - 1);
        List<Map<String, StatementCount>> counts =
                readings.stream().map(SourceReading::byDigest).toList();
        Map<String, Activity> activity = new HashMap<>();
        last.statements().forEach(count -> activity.put(count.digest(), activity(count, readings, counts)));
        return new Interval(first.at(), last.at(), true, activity, doubts(readings));
    }

    private static Activity activity(
            StatementCount count, List<SourceReading> readings, List<Map<String, StatementCount>> counts) {
        long calls = 0;
        long rows = 0;
        double totalMs = 0;
        double peak = 0;
        for (int i = 1; i < readings.size(); i++) {
            StatementCount before = counts.get(i - 1).get(count.digest());
            StatementCount after = counts.get(i).get(count.digest());
            // One that was left out before may have run long ago.
            if (after == null || before == null && readings.get(i - 1).isFull()) {
                continue;
            }
            boolean goesOn = before != null && before.calls() <= after.calls() && !isReset(readings, i);
            long more = after.calls() - (goesOn ? Objects.requireNonNull(before).calls() : 0);
            calls += more;
            rows += after.rows() - (goesOn ? Objects.requireNonNull(before).rows() : 0);
            totalMs +=
                    after.totalMs() - (goesOn ? Objects.requireNonNull(before).totalMs() : 0);
            peak = Math.max(
                    peak,
                    perSecond(more, readings.get(i - 1).at(), readings.get(i).at()));
        }
        double average = perSecond(
                calls, readings.get(0).at(), readings.get(readings.size() - 1).at());
        return new Activity(
                calls,
                rows,
                totalMs,
                count.maxMs(),
                average,
                readings.size() > 2 ? (Double) Math.max(peak, average) : null);
    }

    private static List<String> doubts(List<SourceReading> readings) {
        List<String> doubts = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            if (isReset(readings, i)) {
                doubts.add("Somebody reset the counters between two snapshots: calls before the reset are missing.");
            } else if (forgotten(readings, i) > 0) {
                doubts.add("Between two snapshots the source threw out statements for want of room, "
                        + times(forgotten(readings, i))
                        + ": this is not the whole picture. A larger pg_stat_statements.max keeps more.");
            }
        }
        return doubts.stream().distinct().toList();
    }

    private static boolean isReset(List<SourceReading> readings, int i) {
        Instant before = readings.get(i - 1).countedSince();
        return before != null && !before.equals(readings.get(i).countedSince());
    }

    private static long forgotten(List<SourceReading> readings, int i) {
        Long before = readings.get(i - 1).forgotten();
        Long after = readings.get(i).forgotten();
        return before == null || after == null ? 0 : Math.max(0, after - before);
    }

    private static String times(@Nullable Long number) {
        return Objects.equals(number, 1L) ? "once" : number + " times";
    }

    /** An interval shorter than a second is taken as one: two looks at once are no reason for an enormous rate. */
    private static double perSecond(long calls, Instant from, Instant until) {
        return calls / Math.max(1, Duration.between(from, until).toMillis() / 1000.0);
    }
}
