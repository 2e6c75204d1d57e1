package dev.drover.runbook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When every step of a graph begins and ends if each begins as soon as it may, and how much later it could end without moving
 * the end of the whole. Critical path method, forward and backward pass, both linear in steps and dependencies.
 */
public final class Schedule {

    private final Instant from;
    private final Map<String, Span> spans = new LinkedHashMap<>();
    private final Map<String, Duration> slack = new HashMap<>();

    /** The time of one step. */
    public record Span(Instant begin, Instant end) {

        Duration length() {
            return Duration.between(begin, end);
        }
    }

    /** Says when a step takes place. */
    @FunctionalInterface
    public interface Timing {

        /** @param earliest when the step may begin as far as others are concerned */
        Span span(String key, Instant earliest);
    }

    private Schedule(Instant from) {
        this.from = from;
    }

    /** A step that can never begin is left out. */
    public static Schedule of(StepGraph graph, Instant from, Timing timing) {
        Schedule schedule = new Schedule(from);
        List<String> order = graph.inOrder();
        for (String key : order) {
            schedule.spans.put(key, timing.span(key, schedule.earliest(graph.waitsFor(key))));
        }
        schedule.measureSlack(graph, order);
        return schedule;
    }

    private Instant earliest(List<Dependency> dependencies) {
        Instant earliest = from;
        for (Dependency dependency : dependencies) {
            Instant moment = moment(dependency).plus(Duration.ofMinutes(dependency.lagMinutes()));
            earliest = moment.isAfter(earliest) ? moment : earliest;
        }
        return earliest;
    }

    private Instant moment(Dependency dependency) {
        Span other = span(dependency.step());
        return switch (dependency.kind()) {
            case FINISH_TO_START -> other.end();
            case START_TO_START -> other.begin();
        };
    }

    private void measureSlack(StepGraph graph, List<String> order) {
        Map<String, Instant> latestEnd = new HashMap<>();
        Instant end = end();
        List<String> backward = new ArrayList<>(order);
        Collections.reverse(backward);
        for (String key : backward) {
            Span span = span(key);
            Instant latest = latestEnd.merge(key, end, (a, b) -> a.isBefore(b) ? a : b);
            slack.put(key, Duration.between(span.end(), latest));
            Instant latestBegin = latest.minus(span.length());
            for (Dependency dependency : graph.waitsFor(key)) {
                Instant other = latestBegin.minus(Duration.ofMinutes(dependency.lagMinutes()));
                if (dependency.kind() == Dependency.Kind.START_TO_START) {
                    other = other.plus(span(dependency.step()).length());
                }
                latestEnd.merge(dependency.step(), other, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
    }

    /** The time of a step; a step that can never begin has a time of no length at the very start. */
    public Span span(String key) {
        return spans.getOrDefault(key, new Span(from, from));
    }

    /** When the last step ends. */
    public Instant end() {
        return spans.values().stream().map(Span::end).max(Instant::compareTo).orElse(from);
    }

    /** How much later a step could end without moving the end of the whole; zero on the critical path. */
    public Duration slack(String key) {
        return slack.getOrDefault(key, Duration.ZERO);
    }

    /** Whether the end of the whole moves as soon as this step takes longer. */
    public boolean isCritical(String key) {
        return spans.containsKey(key) && slack(key).compareTo(Duration.ZERO) <= 0;
    }

    /** How long a plan takes from its start to its end, by the estimates of its steps. */
    public static Duration length(List<RunbookStep> steps) {
        return Duration.between(Instant.EPOCH, planned(steps, Instant.EPOCH).end());
    }

    /** The schedule of a plan of which nothing has happened yet. */
    public static Schedule planned(List<RunbookStep> steps, Instant from) {
        Map<String, Duration> lengths = new HashMap<>();
        steps.forEach(step -> lengths.put(step.key(), Duration.ofMinutes(step.estimateMinutes())));
        return of(
                StepGraph.of(steps),
                from,
                (key, earliest) -> new Span(earliest, earliest.plus(lengths.getOrDefault(key, Duration.ZERO))));
    }
}
