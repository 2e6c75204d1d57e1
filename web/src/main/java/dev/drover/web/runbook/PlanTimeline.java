package dev.drover.web.runbook;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Schedule;
import dev.drover.runbook.StepGraph;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of a plan over time, in units of the picture: 720 wide, 26 a row. */
record PlanTimeline(List<Bar> bars, List<String> links, List<Tick> ticks, int height) {

    private static final int LEFT = 180;
    private static final int WIDTH = 520;
    private static final int ROW = 26;
    private static final int TOP = 22;
    private static final int BAR = 14;
    private static final int MOST_TICKS = 8;
    private static final List<Integer> SPACINGS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440, 2_880, 10_080);

    /**
     * One step.
     *
     * @param slackWidth how far its end could move without moving the end of the whole
     */
    record Bar(String key, String name, int y, int x, int width, int slackWidth, boolean critical, String sentence) {}

    /** A line of the time scale, in minutes from the start. */
    record Tick(int x, String label) {}

    static PlanTimeline of(List<RunbookStep> steps) {
        Schedule schedule = Schedule.planned(steps, Instant.EPOCH);
        long whole = Math.max(1, minutes(schedule.end()));
        List<Bar> bars = new ArrayList<>();
        Map<String, Bar> byKey = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Bar bar = bar(steps.get(i), i, schedule, whole);
            bars.add(bar);
            byKey.put(bar.key(), bar);
        }
        return new PlanTimeline(bars, links(steps, byKey), ticks(whole), TOP + steps.size() * ROW + 6);
    }

    private static Bar bar(RunbookStep step, int row, Schedule schedule, long whole) {
        Schedule.Span span = schedule.span(step.key());
        int x = x(minutes(span.begin()), whole);
        int end = x(minutes(span.end()), whole);
        long slack = schedule.slack(step.key()).toMinutes();
        boolean critical = schedule.isCritical(step.key());
        String sentence = step.name() + ": minute " + minutes(span.begin()) + " to " + minutes(span.end())
                + (critical ? ", on the critical path" : ", " + slack + " min slack");
        return new Bar(
                step.key(),
                step.name(),
                TOP + row * ROW,
                x,
                Math.max(3, end - x),
                x(minutes(span.end()) + slack, whole) - end,
                critical,
                sentence);
    }

    private static List<String> links(List<RunbookStep> steps, Map<String, Bar> bars) {
        StepGraph graph = StepGraph.of(steps);
        List<String> links = new ArrayList<>();
        for (String key : graph.keys()) {
            Bar to = bars.get(key);
            for (Dependency dependency : graph.waitsFor(key)) {
                Bar from = bars.get(dependency.step());
                if (from != null && to != null && from != to) {
                    boolean fromStart = dependency.kind() == Dependency.Kind.START_TO_START;
                    int begin = fromStart ? from.x() + 2 : from.x() + from.width() - 2;
                    links.add("M " + begin + " " + (from.y() + (from.y() < to.y() ? BAR : 0)) + " V "
                            + (to.y() + BAR / 2) + " H " + Math.max(to.x(), begin));
                }
            }
        }
        return links;
    }

    private static List<Tick> ticks(long whole) {
        int spacing = SPACINGS.stream()
                .filter(s -> whole / s <= MOST_TICKS)
                .findFirst()
                .orElse((int) Math.max(1, whole / MOST_TICKS));
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at <= whole; at += spacing) {
            ticks.add(new Tick(
                    x(at, whole), at < 60 ? at + " min" : at / 60 + " h" + (at % 60 == 0 ? "" : " " + at % 60)));
        }
        return ticks;
    }

    private static long minutes(Instant at) {
        return Duration.between(Instant.EPOCH, at).toMinutes();
    }

    private static int x(long minute, long whole) {
        return LEFT + (int) Math.round((double) Math.min(minute, whole) / whole * WIDTH);
    }
}
