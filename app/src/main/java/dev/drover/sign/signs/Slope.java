package dev.drover.sign.signs;

import dev.drover.discovery.Snapshot;
import dev.drover.discovery.SourceFacts;
import dev.drover.discovery.SourceReading;
import dev.drover.discovery.StatementCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The slope of log(ms per call) over log(rows), a straight line by least squares through one point an interval. */
final class Slope {

    /** Fewer make no line. */
    static final int POINTS = 3;

    private static final int ENOUGH_CALLS = 20;
    private static final double ENOUGH_GROWTH = 1.1;

    private record Point(double rows, double ms) {}

    private Slope() {}

    /** Empty if there are too few points, or the table hardly grew. */
    static OptionalDouble of(List<Snapshot> snapshots, List<String> digests, String table) {
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < snapshots.size(); i++) {
            point(snapshots.get(i - 1).reading(), snapshots.get(i).reading(), digests, table, points);
        }
        double least = points.stream().mapToDouble(Point::rows).min().orElse(1);
        double most = points.stream().mapToDouble(Point::rows).max().orElse(1);
        return points.size() < POINTS || most < least * ENOUGH_GROWTH ? OptionalDouble.empty() : fit(points);
    }

    private static void point(
            SourceReading before, SourceReading after, List<String> digests, String table, List<Point> points) {
        if (!Objects.equals(before.countedSince(), after.countedSince())) {
            return;
        }
        Map<String, StatementCount> counted = counts(before, digests);
        long calls = 0;
        double ms = 0;
        for (StatementCount count : counts(after, digests).values()) {
            StatementCount earlier = counted.get(count.digest());
            if (earlier != null && earlier.calls() <= count.calls()) {
                calls += count.calls() - earlier.calls();
                ms += count.totalMs() - earlier.totalMs();
            }
        }
        double rows = after.facts().table(table).map(SourceFacts.Table::rows).orElse(0.0);
        if (calls >= ENOUGH_CALLS && ms > 0 && rows > 0) {
            points.add(new Point(rows, ms / calls));
        }
    }

    private static Map<String, StatementCount> counts(SourceReading reading, List<String> digests) {
        return reading.statements().stream()
                .filter(count -> digests.contains(count.digest()))
                .collect(Collectors.toMap(StatementCount::digest, count -> count));
    }

    private static OptionalDouble fit(List<Point> points) {
        double x = points.stream()
                .mapToDouble(point -> Math.log(point.rows()))
                .average()
                .orElse(0);
        double y = points.stream()
                .mapToDouble(point -> Math.log(point.ms()))
                .average()
                .orElse(0);
        double across = points.stream()
                .mapToDouble(point -> (Math.log(point.rows()) - x) * (Math.log(point.ms()) - y))
                .sum();
        double along = points.stream()
                .mapToDouble(point -> Math.pow(Math.log(point.rows()) - x, 2))
                .sum();
        return OptionalDouble.of(across / along);
    }
}
