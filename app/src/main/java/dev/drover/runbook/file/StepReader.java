package dev.drover.runbook.file;

import dev.drover.runbook.Dependency;
import dev.drover.runbook.RunbookStep;
import dev.drover.runbook.StepGraph;
import dev.drover.step.StepCatalog;
import dev.drover.step.StepParameters;
import dev.drover.step.StepType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the steps of one file, and whether each of them can ever begin. */
final class StepReader {

    /** The same limits as in the forms. */
    private static final int MOST_MINUTES = 999_999;

    private static final int LONGEST_LAG = 99_999;
    private static final String KEY = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int LONGEST_KEY = 80;

    private final StepCatalog catalog;
    private final StepParameters parameters;
    private final FileProblems problems;

    /** Where the key of each step stands. */
    private final Map<String, Node> places = new LinkedHashMap<>();

    /** Where the key of each step that another one waits for stands first. */
    private final Map<String, Node> waits = new LinkedHashMap<>();

    private boolean keysAreUnique = true;

    StepReader(StepCatalog catalog, StepParameters parameters, FileProblems problems) {
        this.catalog = catalog;
        this.parameters = parameters;
        this.problems = problems;
    }

    RunbookStep read(Node node) {
        Fields fields = new Fields(node, "a step", problems);
        String key = key(fields);
        String phase = fields.text("phase");
        String name = fields.text("name");
        String type = fields.needed("type");
        RunbookStep step = new RunbookStep(
                key,
                phase,
                name,
                type,
                parameters(fields, type),
                fields.text("stream"),
                dependencies(fields),
                fields.text("expectedOutcome"),
                fields.text("rollback"),
                fields.text("owner"),
                fields.text("standIn"),
                fields.text("team"),
                fields.text("escalationContact"),
                fields.number("estimateMinutes", MOST_MINUTES),
                fields.text("impact"),
                fields.text("milestone"));
        fields.refuseOthers();
        return step;
    }

    private String key(Fields fields) {
        String key = fields.needed("key");
        if (fields.isRefused("key")) {
            keysAreUnique = false;
        } else if (!key.matches(KEY) || key.length() > LONGEST_KEY) {
            fields.refuse(
                    fields.place("key"),
                    "key",
                    "The key is small letters and digits with hyphens between them, at most " + LONGEST_KEY
                            + " of them, for example copy-orders.");
        }
        Node first = places.putIfAbsent(key, fields.place("key"));
        if (first != null && !fields.isRefused("key")) {
            keysAreUnique = false;
            problems.add(
                    fields.place("key"),
                    "Another step has the key \"" + key + "\", in line "
                            + (first.getStartMark().getLine() + 1) + ". Give this one another key.");
        }
        return key;
    }

    private Map<String, String> parameters(Fields step, String typeId) {
        Optional<StepType<?>> type = catalog.find(typeId);
        if (type.isEmpty() && !typeId.isBlank()) {
            problems.add(
                    step.place("type"),
                    "This Drover knows no step type \"" + typeId + "\". Use one of: "
                            + catalog.all().stream()
                                    .map(known -> known.describe().id())
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        Optional<Node> node = step.node("parameters");
        if (type.isEmpty()) {
            return Map.of();
        }
        Fields fields = node.map(found -> new Fields(found, "the parameters of " + typeId, problems))
                .orElse(null);
        Map<String, String> values = fields == null ? Map.of() : values(type.get(), fields);
        for (StepParameters.Problem problem : parameters.problems(type.get(), values)) {
            if (fields == null) {
                problems.add(step.place("type"), problem.sentence());
            } else if (!fields.isRefused(problem.name())) {
                problems.add(fields.place(problem.name()), problem.sentence());
            }
        }
        return values;
    }

    private Map<String, String> values(StepType<?> type, Fields fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (StepParameters.FormField field : parameters.fields(type)) {
            if (fields.node(field.name()).isPresent()) {
                values.put(field.name(), fields.typed(field.name(), field.number()));
            }
        }
        fields.refuseOthers();
        return values;
    }

    private @Nullable List<Dependency> dependencies(Fields step) {
        if (step.node("after").isEmpty()) {
            return null;
        }
        List<Dependency> dependencies = new ArrayList<>();
        for (Node node : step.list("after")) {
            Dependency dependency = node instanceof ScalarNode
                    ? Dependency.after(step.text(node, "after"))
                    : dependency(new Fields(node, "what a step waits for", problems));
            dependencies.add(dependency);
            waits.putIfAbsent(dependency.step(), node);
        }
        return dependencies;
    }

    private Dependency dependency(Fields fields) {
        String key = fields.needed("step");
        String moment = fields.text("moment");
        if (!moment.isEmpty() && !moment.equals("start") && !moment.equals("end")) {
            fields.refuse(
                    fields.place("moment"),
                    "moment",
                    "\"moment\" is end or start: of the step that this one waits for. It is not \"" + moment + "\".");
        }
        int lag = fields.number("lagMinutes", LONGEST_LAG);
        fields.refuseOthers();
        return new Dependency(
                key, moment.equals("start") ? Dependency.Kind.START_TO_START : Dependency.Kind.FINISH_TO_START, lag);
    }

    /** Refuses what could never begin: steps that wait for one that does not exist, or for each other. */
    void checkOrder(List<RunbookStep> steps) {
        waits.forEach((key, node) -> {
            if (!places.containsKey(key)) {
                problems.add(
                        node,
                        "There is no step \"" + key + "\" to wait for. Write the key of another step of this file.");
            }
        });
        if (keysAreUnique) {
            refuseRings(steps);
        }
    }

    /** One sentence for each ring: it is cut open once it was told, so that the next one shows. */
    private void refuseRings(List<RunbookStep> steps) {
        List<RunbookStep> rest = new ArrayList<>(steps);
        for (Optional<List<String>> ring = StepGraph.of(rest).ring();
                ring.isPresent();
                ring = StepGraph.of(rest).ring()) {
            List<String> keys = ring.get();
            problems.add(
                    Objects.requireNonNull(places.get(keys.get(0))),
                    keys.size() == 1
                            ? "The step \"" + keys.get(0) + "\" waits for itself, so it can never begin."
                            : "These steps wait for each other, so none of them can ever begin: "
                                    + String.join(", ", keys) + ".");
            rest.replaceAll(step -> step.key().equals(keys.get(0)) ? step.ordered(step.stream(), List.of()) : step);
        }
    }
}
