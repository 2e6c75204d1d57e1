package dev.drover.web.runbook;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.Schedule;
import dev.drover.runbook.StepGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits for what: a column for each stream, and every step below all that it waits for.
 *
 * @param unplaced names of steps that can never begin, and so have no place
 */
record StepMap(
        List<Column> columns, List<Node> nodes, List<String> links, List<String> unplaced, int width, int height) {

    private static final int BOX_WIDTH = 210;
    private static final int BOX_HEIGHT = 40;
    private static final int COLUMN = 240;
    private static final int ROW = 62;
    private static final int TOP = 24;

    /** A stream. */
    record Column(int x, String name) {}

    /** A step. */
    record Node(String key, String name, String facts, int x, int y, boolean critical) {}

    static StepMap of(List<RunbookStep> steps) {
        StepGraph graph = StepGraph.of(steps);
        Schedule schedule = Schedule.planned(steps, Instant.EPOCH);
        Map<String, RunbookStep> byKey = new LinkedHashMap<>();
        steps.forEach(step -> byKey.put(step.key(), step));
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<String, Integer> depths = new HashMap<>();
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<Integer, Integer> lowest = new HashMap<>();
        for (String key : graph.inOrder()) {
            RunbookStep step = byKey.get(key);
            if (step == null) {
                continue;
            }
            int column = columns.computeIfAbsent(step.stream(), s -> columns.size());
            int below = graph.waitsFor(key).stream()
                    .mapToInt(d -> depths.getOrDefault(d.step(), -1) + 1)
                    .max()
                    .orElse(0);
            // Two steps of one stream never lie upon each other.
            int depth = Math.max(below, lowest.getOrDefault(column, 0));
            lowest.put(column, depth + 1);
            depths.put(key, depth);
            nodes.put(
                    key,
                    new Node(
                            key,
                            step.name(),
                            step.estimateMinutes() + " min" + (step.owner().isEmpty() ? "" : " · " + step.owner()),
                            column * COLUMN + 4,
                            TOP + depth * ROW,
                            schedule.isCritical(key)));
        }
        int rows = depths.values().stream().mapToInt(depth -> depth + 1).max().orElse(0);
        List<Column> heads = new ArrayList<>();
        columns.forEach((name, index) ->
                heads.add(new Column(index * COLUMN + 4, name.isEmpty() ? "Main stream" : "Stream " + name)));
        return new StepMap(
                heads,
                List.copyOf(nodes.values()),
                links(graph, nodes),
                steps.stream()
                        .filter(step -> !nodes.containsKey(step.key()))
                        .map(RunbookStep::name)
                        .toList(),
                Math.max(1, columns.size()) * COLUMN,
                TOP + rows * ROW);
    }

    private static List<String> links(StepGraph graph, Map<String, Node> nodes) {
        List<String> links = new ArrayList<>();
        for (Node to : nodes.values()) {
            for (Dependency dependency : graph.waitsFor(to.key())) {
                Node from = nodes.get(dependency.step());
                if (from != null) {
                    links.add(link(from, to));
                }
            }
        }
        return links;
    }

    private static String link(Node from, Node to) {
        int startX = from.x() + BOX_WIDTH / 2;
        int startY = from.y() + BOX_HEIGHT;
        int endX = to.x() + BOX_WIDTH / 2;
        int bend = startY + (ROW - BOX_HEIGHT) / 2;
        return "M " + startX + " " + startY + " V " + bend + " H " + endX + " V " + to.y();
    }
}
